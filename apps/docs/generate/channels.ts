/** Every way of telling somebody with its fields, as the form shows them, and what messages hold. */
import { channels, formSchema, secretFields } from "@nightjar/channels/all"
import { samples } from "@nightjar/channels/message.sample"
import { wordsOf } from "@nightjar/channels/words"
import { fieldsTable } from "./forms.ts"
import { code, page, table } from "./markdown.ts"

const through = { egress: "A worker sends it.", mailer: "It goes through the mail server of this deployment." }

export const render = () =>
  page(
    "Channels",
    "apps/docs/generate/channels.ts",
    ...channels.map(section),
    "## Messages",
    "One small set, rendered by each channel in its own way. A webhook sends the facts as they are: " +
      `${code("type")}, ${code("timestamp")}, ${code("version")}, and the rest below ${code("data")}.`,
    table(
      ["type", "in words", "facts"],
      Object.values(samples).map(({ type, at, ...facts }) => [
        code(type),
        wordsOf(samples[type], "https://acme.nightjar.example").subject,
        Object.keys(facts).map(code).join(", "),
      ]),
    ),
  )

const section = ({ type, label, description, through: way }: (typeof channels)[number]) =>
  [
    `## ${label} (\`${type}\`)`,
    `${description} ${through[way]}`,
    fieldsTable(formSchema(type), secretFields(type)),
  ].join("\n\n")
