/** Every kind of monitor with its fields, as the form shows them. */
import { checks, formSchema, secretFields } from "@nightjar/checks/all"
import { fieldsTable } from "./forms.ts"
import { page } from "./markdown.ts"

const runs = { worker: "A worker runs it.", inbound: "The target calls us.", members: "Nothing is asked." }

export const render = () =>
  page("Monitor types", "apps/docs/generate/checks.ts", ...checks.map((check) => section(check)))

const section = ({ type, label, description, where }: (typeof checks)[number]) =>
  [
    `## ${label} (\`${type}\`)`,
    `${description} ${runs[where]}`,
    fieldsTable(formSchema(type), secretFields(type)),
  ].join("\n\n")
