import { z } from "zod"
import { defineChannel } from "../define.ts"
import { zKey, zPhone, zSender } from "../fields.ts"
import { shortOf } from "../plain.ts"
import { basic } from "../request.ts"

/** Numbers stand there without their plus. */
const digits = (number: string) => number.replace(/^\+/, "")

/**
 * A text may have 1,000 characters.
 * @see https://developer.vonage.com/en/api/messages
 */
export const vonage = defineChannel({
  type: "vonage",
  label: "Vonage",
  group: "phone",
  description: "Sends an SMS to a phone.",
  through: "egress",
  config: z.object({
    account: z
      .string()
      .trim()
      .regex(/^[0-9A-Za-z]{1,64}$/, "A key has letters and digits.")
      .meta({ title: "API key of the account", description: "In the Vonage dashboard: API Settings." }),
    secret: zKey({ title: "API secret", description: "Beside the key." }),
    from: zSender({ title: "From", description: "A number of your account, or a sender's name." }),
    to: zPhone({ title: "To" }),
  }),
  target: (config) => config.to,
  sample: { account: "a1b2c3d4", secret: "sample", from: "+14155550100", to: "+491701234567" },
  request: ({ account, secret, from, to }, { words }) => ({
    url: "https://api.nexmo.com/v1/messages",
    headers: basic(account, secret),
    body: {
      channel: "sms",
      message_type: "text",
      from: digits(from),
      to: digits(to),
      text: shortOf(words, 320),
    },
  }),
})
