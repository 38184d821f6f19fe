/** The shelf: a kind of check is one line here, its definition, and its driver beside it. */
import { z } from "zod"
import { dns } from "./dns.ts"
import { group } from "./group.ts"
import { http } from "./http.ts"
import { push } from "./push.ts"
import { tcp } from "./tcp.ts"

export const checks = [http, tcp, dns, push, group] as const

type Schemas<Shelf extends readonly { schema: unknown }[]> = {
  -readonly [Index in keyof Shelf]: Shelf[Index]["schema"]
}

// `map` forgets that each place of a tuple has its own type.
const schemas = checks.map((check) => check.schema) as unknown as Schemas<typeof checks>

/** Validates `monitor.config`; fills in defaults. */
export const checkConfig = z.discriminatedUnion("type", schemas)

export type CheckConfig = z.output<typeof checkConfig>

/** The definition of a type. Throws on a type that is not on the shelf. */
export const checkOf = (type: string) => {
  const check = checks.find((candidate) => candidate.type === type)
  if (!check) throw new Error(`No check of type "${type}" is on the shelf`)
  return check
}

/** One line for lists: the address, `host:port`, … */
export const describeTarget = (config: CheckConfig): string => {
  // The union has joined configuration and definition by `type`.
  const check = checkOf(config.type) as unknown as { target(config: CheckConfig): string }
  return check.target(config)
}

const forms = new Map(checks.map((check) => [check.type as string, z.toJSONSchema(check.config, { io: "input" })]))

/** JSON Schema of the fields, in form order, with their meta marks; the form is drawn of it. */
export const formSchema = (type: string) => forms.get(checkOf(type).type)!

/** The names of the fields that are sealed at rest and never sent back. */
export const secretFields = (type: string): string[] =>
  Object.entries(formSchema(type).properties ?? {})
    .filter(([, field]) => typeof field === "object" && field.secret === true)
    .map(([name]) => name)
