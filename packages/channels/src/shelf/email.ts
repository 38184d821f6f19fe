import { z } from "zod"
import { defineChannel } from "../define.ts"

const isAddress = (value: string) => z.email().safeParse(value).success

export const email = defineChannel({
  type: "email",
  label: "E-mail",
  group: "universal",
  description: "Writes to one or more addresses.",
  through: "mailer",
  config: z.object({
    to: z
      .array(z.string().trim().max(254, "An address has at most 254 characters."))
      .min(1, "Enter at least one address.")
      .max(20, "At most 20 addresses; a list of your mail server reaches more.")
      .superRefine((addresses, context) => {
        const wrong = addresses.find((address) => !isAddress(address))
        if (wrong !== undefined) context.addIssue({ code: "custom", message: `"${wrong}" is no e-mail address.` })
      })
      .meta({ title: "Recipients", description: "One address a line.", placeholder: "on-call@example.com" }),
  }),
  target: (config) => config.to.join(", "),
  sample: { to: ["on-call@example.com"] },
})
