import { z } from "zod"
import { clipBytes } from "../clip.ts"
import { defineChannel } from "../define.ts"
import { zPhone, zServer } from "../fields.ts"
import { plainOf } from "../plain.ts"
import { at } from "../request.ts"

/**
 * By a signal-cli REST API of one's own. What has more than 2,000 bytes would arrive as a file.
 * @see https://bbernhard.github.io/signal-cli-rest-api/#/Messages/post_v2_send
 */
export const signal = defineChannel({
  type: "signal",
  label: "Signal",
  group: "chat",
  description: "Writes to people or a group through your signal-cli REST API.",
  through: "egress",
  config: z.object({
    url: zServer("https://signal.example.com"),
    from: zPhone({ title: "From", description: "The number that is registered or linked there." }),
    to: z
      .array(
        z
          .string()
          .trim()
          .regex(
            /^(\+[1-9]\d{6,14}|group\.[\w+/=-]{1,200})$/,
            "A recipient is a number with its country code and without spaces, or a group's id.",
          ),
      )
      .min(1, "Enter at least one recipient.")
      .max(20, "At most 20 recipients; a group reaches more.")
      .meta({
        title: "Recipients",
        description: "One a line: numbers, and ids of groups as /v1/groups lists them.",
        placeholder: "+491701234567",
      }),
  }),
  target: (config) => config.to.join(", "),
  sample: { url: "https://signal.example.com", from: "+14155550100", to: ["+491701234567"] },
  request: ({ url, from, to }, { words }) => ({
    url: at(url, "/v2/send"),
    body: { number: from, recipients: to, message: plainOf(words, 2_000, clipBytes) },
  }),
})
