/** The form of a kind of something: the common fields around the kind's own, and the way to and from what is kept. Pure. */

import type { Json, JsonObject, JsonSchema } from "@nightjar/ui/rules/schema-fields"
import type { Answers } from "../../data/trpc.ts"
import { guessTarget } from "../first/guess-target.ts"

export type Forms = Answers["monitor"]["forms"]
export type FormType = Forms["types"][number]

/** A kind as pickers show it. */
export interface Kind {
  type: string
  label: string
  description: string
}

/** JSON Schema of the fields that every kind has. */
interface Common {
  common: object
}

/** The address comes first, since everything else can be guessed from it; the common fields follow. */
export const formSchemaOf = (forms: Common, type: { schema: object; where?: string }): JsonSchema => {
  const { name, ...others } = (forms.common as JsonSchema).properties ?? {}
  const config = type.schema as JsonSchema
  const fields = type.where === "members" ? pick(others, ["groupId"]) : others
  return { type: "object", properties: { config, ...(name && { name }), ...fields }, required: ["config"] }
}

type Linked = Pick<Answers["monitor"]["get"], "id" | "group" | "dependsOn">

/** A monitor is not offered to itself, and what it is linked to stays on offer where there are too many to name. */
export const formsFor = ({ common, types }: Forms, { id, group, dependsOn }: Linked): Forms => {
  const linked: Record<string, Linked["group"]> = { groupId: group, dependsOnId: dependsOn }
  const properties = Object.entries((common as JsonSchema).properties ?? {}).map(([name, field]) =>
    name in linked ? [name, offering(field, id, linked[name] ?? null)] : [name, field],
  )
  return { common: { ...common, properties: Object.fromEntries(properties) }, types }
}

const offering = (choice: JsonSchema, own: string, linked: Linked["group"]): JsonSchema => {
  const { [own]: _, ...labels } = { ...choice.labels, ...(linked && { [linked.id]: linked.name }) }
  return { ...choice, labels, anyOf: [{ type: "string", enum: Object.keys(labels) }, { type: "null" }] }
}

const pick = <Value>(fields: Record<string, Value>, names: readonly string[]) =>
  Object.fromEntries(Object.entries(fields).filter(([field]) => names.includes(field)))

/** What is kept, as the form shows it. A stored secret comes hidden, and going back hidden it is kept. */
export const formValueOf = (kept: { config: object }, forms: Common): JsonObject => {
  const names = Object.keys((forms.common as JsonSchema).properties ?? {})
  const fields = Object.fromEntries(names.map((name) => [name, (kept as Record<string, unknown>)[name] as Json]))
  return { ...fields, config: kept.config as JsonObject }
}

/** What the form holds, as procedures take it: a name that was left empty is guessed. */
export const inputOf = (form: JsonObject, type: Omit<Kind, "description">) => {
  const config = form.config as JsonObject
  const name = typeof form.name === "string" && form.name.trim() !== "" ? form.name : nameOf(config, type)
  return { ...form, name, config: { ...config, type: type.type } }
}

const nameOf = (config: JsonObject, type: Omit<Kind, "description">): string => {
  const address = [config.url, config.host, config.name].find((value) => typeof value === "string" && value !== "")
  return typeof address === "string" ? (guessTarget(address)?.name ?? address) : type.label
}

/** The server's sentences under the form's paths: the configuration is sometimes judged by itself. */
export const errorsByPath = (fields: Record<string, string>, forms: Common): Record<string, string> => {
  const common = Object.keys((forms.common as JsonSchema).properties ?? {})
  const isPlaced = (path: string) => path === "" || path.startsWith("config") || common.includes(path.split(".")[0]!)
  return Object.fromEntries(
    Object.entries(fields).map(([path, words]) => [isPlaced(path) ? path : `config.${path}`, words]),
  )
}
