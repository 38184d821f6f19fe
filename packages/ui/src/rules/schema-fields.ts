/**
 * From a JSON Schema (draft 2020-12, as zod's `z.toJSONSchema` makes it) to the list of fields a form draws.
 * Beside the standard words it understands these: `placeholder`, `unit`, `advanced`, `secret`, `generate` (what a secret
 * that is made here begins with), `multiline`, `labels` (value → words, for enums) and `when` (`{ sibling: value }`: shown
 * only then).
 */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
export type JsonObject = { [key: string]: Json }

export interface JsonSchema {
  type?: string | string[]
  properties?: Record<string, JsonSchema>
  items?: JsonSchema
  anyOf?: JsonSchema[]
  oneOf?: JsonSchema[]
  enum?: Json[]
  const?: Json
  required?: string[]
  default?: Json
  title?: string
  description?: string
  format?: string
  minimum?: number
  maximum?: number
  maxLength?: number
  placeholder?: string
  unit?: string
  advanced?: boolean
  secret?: boolean
  generate?: string
  multiline?: boolean
  labels?: Record<string, string>
  when?: Record<string, Json>
  [word: string]: unknown
}

interface Common {
  /** Where the value stands, e.g. `config.url`. */
  path: string
  title: string
  help?: string
  placeholder?: string
  unit?: string
  advanced: boolean
  required: boolean
  nullable: boolean
  initial?: Json
  /** Shown only while each of these siblings (by path) has this value. */
  when?: Record<string, Json>
}

export type Field = Common &
  (
    | { kind: "text"; secret: boolean; generate?: string; multiline: boolean; format?: string; maxLength?: number }
    | { kind: "number"; whole: boolean; min?: number; max?: number }
    | { kind: "switch" }
    | { kind: "choice"; options: Option[] }
    | { kind: "choices"; options: Option[] }
    | { kind: "lines"; of: "text" | "number" }
    | { kind: "rows"; columns: Field[] }
    | { kind: "group"; fields: Field[] }
    | { kind: "json" }
  )

export interface Option {
  value: Json
  label: string
}

/** `maxRedirects` → `Max redirects`, for fields that were given no title. */
export const titleOf = (name: string): string => {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .replace(/[_-]+/g, " ")
    .toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const isNull = (schema: JsonSchema) => schema.type === "null" || schema.const === null

/** `["string", "null"]` is a nullable string. */
const unwrapTypes = (schema: JsonSchema): { schema: JsonSchema; nullable: boolean } => {
  if (!Array.isArray(schema.type)) return { schema, nullable: false }
  const [only, ...others] = schema.type.filter((type) => type !== "null")
  return { schema: { ...schema, type: others.length === 0 ? only : undefined }, nullable: schema.type.includes("null") }
}

/** Takes `null` and the empty literal out of a union; what remains decides how the field looks. */
const unwrap = (schema: JsonSchema): { schema: JsonSchema; nullable: boolean } => {
  const { anyOf, oneOf, ...outer } = schema
  const members = anyOf ?? oneOf
  if (!members) return unwrapTypes(schema)
  const [only, ...others] = members.filter((member) => !isNull(member) && member.const !== "")
  const nullable = members.some(isNull)
  if (only && others.length === 0) return { schema: { ...only, ...outer }, nullable }
  const constants = members.filter((member) => !isNull(member)).map((member) => member.const)
  if (constants.every((value) => value !== undefined))
    return { schema: { ...outer, enum: constants as Json[] }, nullable }
  return { schema: outer, nullable }
}

const optionsOf = (values: Json[], labels: Record<string, string> = {}): Option[] =>
  values.map((value) => ({ value, label: labels[String(value)] ?? String(value) }))

/** zod writes the bounds of safe integers into every whole number; they are no rule of ours. */
const bound = (value?: number) =>
  value === undefined || Math.abs(value) >= Number.MAX_SAFE_INTEGER ? undefined : value

const listOf = (schema: JsonSchema, common: Common): Field => {
  const { schema: items } = unwrap(schema.items ?? {})
  if (items.enum) return { ...common, kind: "choices", options: optionsOf(items.enum, items.labels ?? schema.labels) }
  if (items.type === "object") return { ...common, kind: "rows", columns: fieldsOf(items) }
  if (items.type === "string") return { ...common, kind: "lines", of: "text" }
  if (items.type === "number" || items.type === "integer") return { ...common, kind: "lines", of: "number" }
  return { ...common, kind: "json" }
}

const fieldOf = (schema: JsonSchema, common: Common): Field => {
  if (schema.enum) return { ...common, kind: "choice", options: optionsOf(schema.enum, schema.labels) }
  switch (schema.type) {
    case "string": {
      const { secret = false, generate, multiline = false, format, maxLength } = schema
      return { ...common, kind: "text", secret, generate, multiline, format, maxLength }
    }
    case "number":
    case "integer":
      return {
        ...common,
        kind: "number",
        whole: schema.type === "integer",
        min: bound(schema.minimum),
        max: bound(schema.maximum),
      }
    case "boolean":
      return { ...common, kind: "switch" }
    case "array":
      return listOf(schema, common)
    case "object":
      if (schema.properties) return { ...common, kind: "group", fields: fieldsOf(schema, common.path, common.advanced) }
      return { ...common, kind: "json" }
    default:
      return { ...common, kind: "json" }
  }
}

const within = (prefix: string, name: string) => (prefix ? `${prefix}.${name}` : name)

/**
 * The fields of an object schema, in the order of its keys. Constants (a discriminator) are the caller's and are left
 * out; an object without a title gives its fields to its parent; what no control fits is edited as JSON.
 */
export const fieldsOf = (object: JsonSchema, prefix = "", advanced = false): Field[] =>
  Object.entries(object.properties ?? {}).flatMap(([name, property]) => {
    if (property.const !== undefined) return []
    const { schema, nullable } = unwrap(property)
    const path = within(prefix, name)
    const field = fieldOf(schema, {
      path,
      title: schema.title ?? titleOf(name),
      help: schema.description,
      placeholder: schema.placeholder,
      unit: schema.unit,
      advanced: advanced || schema.advanced === true,
      required: object.required?.includes(name) === true && schema.default === undefined,
      nullable,
      initial: schema.default,
      when:
        schema.when &&
        Object.fromEntries(Object.entries(schema.when).map(([key, value]) => [within(prefix, key), value])),
    })
    return field.kind === "group" && !schema.title ? field.fields : [field]
  })
