import { z } from "zod"
import { attachmentOf } from "../attachment.ts"
import { defineChannel } from "../define.ts"
import { zHook } from "../fields.ts"

/**
 * @see https://developers.mattermost.com/integrate/webhooks/incoming/
 * @see https://developers.mattermost.com/integrate/reference/message-attachments/
 */
export const mattermost = defineChannel({
  type: "mattermost",
  label: "Mattermost",
  group: "chat",
  description: "Posts to a channel of a Mattermost server.",
  through: "egress",
  config: z.object({
    url: zHook({
      description: "In Mattermost: Integrations → Incoming Webhooks → Add.",
      placeholder: "https://mattermost.example.com/hooks/…",
    }),
  }),
  target: () => "an incoming webhook",
  sample: { url: "https://mattermost.example.com/hooks/sample" },
  request: ({ url }, { words }) => {
    const attachment = attachmentOf(words)
    return { url, body: { attachments: [{ fallback: attachment.title, ...attachment }] } }
  },
})
