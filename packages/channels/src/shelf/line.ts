import { idToUuid } from "@nightjar/kit/id"
import { z } from "zod"
import { defineChannel } from "../define.ts"
import { zKey } from "../fields.ts"
import type { Reader } from "../http-answer.ts"
import { plainOf } from "../plain.ts"
import { bearer } from "../request.ts"

/** A retry key that was used has told already. */
const read: Reader = (_body, status) => (status === 409 ? { kind: "delivered" } : {})

/**
 * A text may have 5,000 characters.
 * @see https://developers.line.biz/en/reference/messaging-api/#send-push-message
 * @see https://developers.line.biz/en/docs/messaging-api/retrying-api-request/
 */
export const line = defineChannel({
  type: "line",
  label: "LINE",
  group: "chat",
  description: "Writes to a person or a group as your LINE Official Account.",
  through: "egress",
  config: z.object({
    token: zKey({
      title: "Channel access token",
      description: "In the LINE Developers Console: the channel → Messaging API → Channel access token.",
    }),
    to: z
      .string()
      .trim()
      .regex(/^[UCR][0-9a-f]{32}$/, "An id begins with U, C or R, and 32 digits follow.")
      .meta({
        title: "Recipient",
        description: "The id of a user, group or room, as it stands in the events of your webhook.",
        placeholder: "U4af4980629…",
      }),
  }),
  target: (config) => config.to,
  sample: { token: "sample", to: "U0123456789abcdef0123456789abcdef" },
  request: ({ token, to }, { words, idempotencyKey }) => ({
    url: "https://api.line.me/v2/bot/message/push",
    headers: { ...bearer(token), "X-Line-Retry-Key": idToUuid(idempotencyKey) },
    body: { to, messages: [{ type: "text", text: plainOf(words, 5_000) }] },
  }),
  read,
})
