import type { Field, Json, JsonObject } from "./schema-fields.ts"

/** What the controls hold: text for numbers and JSON while they are typed. */
export type FormValues = { [key: string]: unknown }

const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value)

export const valueAt = (values: unknown, path: string): unknown =>
  path
    .split(".")
    .reduce<unknown>((at, key) => (typeof at === "object" && at !== null ? at[key as never] : undefined), values)

const put = (values: FormValues, path: string, value: unknown): void => {
  const keys = path.split(".")
  const last = keys.pop()!
  let at = values
  for (const key of keys) {
    if (!isObject(at[key])) at[key] = {}
    at = at[key] as FormValues
  }
  if (value === undefined) delete at[last]
  else at[last] = value
}

/** A group is only a heading: its fields carry whole paths. */
const leaves = (fields: readonly Field[]): Field[] =>
  fields.flatMap((field) => (field.kind === "group" ? leaves(field.fields) : [field]))

const controlValue = (field: Field, json: Json | undefined): unknown => {
  const value = json === undefined ? field.initial : json
  switch (field.kind) {
    case "switch":
      return value === true
    case "number":
      return typeof value === "number" ? String(value) : ""
    case "choice":
      return value === undefined || value === null ? "" : String(value)
    case "choices":
      return Array.isArray(value) ? value.map(String) : []
    case "lines":
      return Array.isArray(value) ? value.map(String).join("\n") : ""
    case "rows":
      return Array.isArray(value) ? value.map((row) => toForm(field.columns, isObject(row) ? row : {})) : []
    case "json":
      return value === undefined ? "" : JSON.stringify(value, null, 2)
    default:
      return typeof value === "string" ? value : ""
  }
}

/** The value as the controls need it; what has no value starts with its default. */
export const toForm = (fields: readonly Field[], value: JsonObject): FormValues => {
  const form: FormValues = structuredClone(value)
  for (const field of leaves(fields))
    put(form, field.path, controlValue(field, valueAt(value, field.path) as Json | undefined))
  return form
}

const linesOf = (text: unknown) =>
  String(text ?? "")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")

const empty = (field: Field): Json | undefined =>
  field.nullable ? null : field.initial === "" || field.required ? "" : undefined

const optionValue = (field: Field & { kind: "choice" | "choices" }, text: unknown) =>
  field.options.find((option) => String(option.value) === text)?.value

const jsonValue = (field: Field, control: unknown): Json | undefined => {
  const text = typeof control === "string" ? control : ""
  switch (field.kind) {
    case "switch":
      return control === true
    case "number":
      return text.trim() === "" ? (field.nullable ? null : undefined) : Number(text)
    case "choice":
      return optionValue(field, control) ?? (field.nullable ? null : undefined)
    case "choices":
      return (Array.isArray(control) ? control : []).flatMap((one) => optionValue(field, one) ?? [])
    case "lines":
      return field.of === "number" ? linesOf(control).map(Number) : linesOf(control)
    case "rows":
      return (Array.isArray(control) ? control : []).map((row: FormValues) => fromForm(field.columns, row))
    case "json":
      return text.trim() === "" ? undefined : (JSON.parse(text) as Json)
    default:
      return text === "" ? empty(field) : text
  }
}

/** Plain JSON again. Properties no field shows are kept as they came. Throws on invalid JSON text; see `problemOf`. */
export const fromForm = (fields: readonly Field[], form: FormValues): JsonObject => {
  const json = structuredClone(form)
  for (const field of leaves(fields)) put(json, field.path, jsonValue(field, valueAt(form, field.path)))
  return json as JsonObject
}

/** Whether `when` lets a field be seen with these values. */
export const isShown = (field: Field, form: FormValues): boolean =>
  Object.entries(field.when ?? {}).every(
    ([path, wanted]) => valueAt(form, path) === (typeof wanted === "boolean" ? wanted : String(wanted)),
  )

export type Problem =
  | { kind: "missing" | "notNumber" | "notWhole" | "notJson" }
  | { kind: "below" | "above"; bound: number }

/** What the browser can already say against a value. Everything else is the server's to judge. */
export const problemOf = (field: Field, control: unknown): Problem | null => {
  const text = typeof control === "string" ? control.trim() : ""
  if (field.required && text === "" && ["text", "number", "choice"].includes(field.kind)) return { kind: "missing" }
  if (field.kind === "number" && text !== "") {
    const number = Number(text)
    if (Number.isNaN(number)) return { kind: "notNumber" }
    if (field.whole && !Number.isInteger(number)) return { kind: "notWhole" }
    if (field.min !== undefined && number < field.min) return { kind: "below", bound: field.min }
    if (field.max !== undefined && number > field.max) return { kind: "above", bound: field.max }
  }
  if (field.kind === "json" && text !== "") {
    try {
      JSON.parse(text)
    } catch {
      return { kind: "notJson" }
    }
  }
  return null
}
