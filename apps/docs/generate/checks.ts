/** Every kind of monitor with its fields, as the form shows them. */
import { checks, formSchema, secretFields } from "@nightjar/checks/all"
import { z } from "zod"
import { code, page, table } from "./markdown.ts"

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

const runs = { worker: "A worker runs it.", inbound: "The target calls us.", members: "Nothing is asked." }

export const render = () =>
  page("Monitor types", "apps/docs/generate/checks.ts", ...checks.map((check) => section(check)))

const section = ({ type, label, description, where }: (typeof checks)[number]) => {
  const { properties, required } = form.parse(formSchema(type))
  const secret = secretFields(type)
  const rows = Object.entries(properties).map(([name, { title, ...about }]) => [
    code(name),
    title,
    kindOf(about),
    required.includes(name) ? "required" : code(JSON.stringify(about.default)),
    [about.description, secret.includes(name) && "Sealed at rest.", about.advanced && "Advanced."]
      .filter(Boolean)
      .join(" "),
  ])
  return [
    `## ${label} (\`${type}\`)`,
    `${description} ${runs[where]}`,
    table(["field", "title", "type", "default", ""], rows),
  ].join("\n\n")
}

const kindOf = (about: Omit<z.output<typeof field>, "title">) =>
  (about.enum?.map(code).join(", ") ?? about.type ?? "text") + (about.unit ? `, ${about.unit}` : "")
