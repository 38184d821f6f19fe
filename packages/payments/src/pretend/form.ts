/** Requests as Stripe takes them: `line_items[0][price]=price_pro&metadata[plan]=pro`. Pure. */
import { refused } from "./problem.ts"

export interface Fields {
  [name: string]: Field
}
export type Field = string | Fields

export const readForm = (text: string): Fields => {
  const fields: Fields = {}
  for (const [path, value] of new URLSearchParams(text)) put(fields, path.split(/[[\]]+/).filter(Boolean), value)
  return fields
}

const put = (fields: Fields, [name = "", ...rest]: string[], value: string): void => {
  if (rest.length === 0) fields[name] = value
  else {
    fields[name] ??= {}
    put(fields[name] as Fields, rest, value)
  }
}

/** Stripe refuses what it does not know, so that nothing is ignored without a word. */
export const assertKnown = (fields: Fields, known: readonly string[]): void => {
  const unknown = Object.keys(fields).find((name) => !known.includes(name))
  if (unknown) throw refused(`Received unknown parameter: ${unknown}`, { code: "parameter_unknown", param: unknown })
}

export const textIn = (fields: Fields, name: string): string => {
  const value = fields[name]
  if (typeof value === "string" && value !== "") return value
  throw refused(`Missing required param: ${name}.`, { code: "parameter_missing", param: name })
}

export const fieldsIn = (fields: Fields, name: string): Fields => {
  const value = fields[name]
  return typeof value === "object" ? value : {}
}

export const metadataIn = (fields: Fields): Record<string, string> =>
  Object.fromEntries(Object.entries(fieldsIn(fields, "metadata")).map(([name, value]) => [name, String(value)]))
