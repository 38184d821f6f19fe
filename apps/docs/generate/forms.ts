/** The fields of a kind of something that is configured, as its form shows them. */
import { z } from "zod"
import { code, table } from "./markdown.ts"

const field = z.object({
  title: z.string().default(""),
  description: z.string().default(""),
  type: z.string().optional(),
  enum: z.array(z.string()).optional(),
  default: z.unknown().optional(),
  unit: z.string().default(""),
  advanced: z.boolean().default(false),
})
const form = z.object({ properties: z.record(z.string(), field), required: z.array(z.string()).default([]) })

/** @param schema JSON Schema, with meta marks */
export const fieldsTable = (schema: unknown, secret: readonly string[]): string => {
  const { properties, required } = form.parse(schema)
  const rows = Object.entries(properties).map(([name, { title, ...about }]) => [
    code(name),
    title,
    kindOf(about),
    required.includes(name) ? "required" : code(JSON.stringify(about.default)),
    [about.description, secret.includes(name) && "Sealed at rest.", about.advanced && "Advanced."]
      .filter(Boolean)
      .join(" "),
  ])
  return table(["field", "title", "type", "default", ""], rows)
}

const kindOf = (about: Omit<z.output<typeof field>, "title">) =>
  (about.enum?.map(code).join(", ") ?? about.type ?? "text") + (about.unit ? `, ${about.unit}` : "")
