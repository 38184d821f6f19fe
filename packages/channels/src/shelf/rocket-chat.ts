import { z } from "zod"
import { attachmentOf } from "../attachment.ts"
import { defineChannel } from "../define.ts"
import { zHook } from "../fields.ts"
import { refusedWhere } from "../request.ts"

/** @see https://docs.rocket.chat/docs/integrations */
export const rocketChat = defineChannel({
  type: "rocket-chat",
  label: "Rocket.Chat",
  group: "chat",
  description: "Posts to a channel of a Rocket.Chat server.",
  through: "egress",
  config: z.object({
    url: zHook({
      description: "In Rocket.Chat: Administration → Integrations → New → Incoming.",
      placeholder: "https://chat.example.com/hooks/…",
    }),
  }),
  target: () => "an incoming webhook",
  sample: { url: "https://chat.example.com/hooks/sample" },
  request: ({ url }, { words }) => ({ url, body: { attachments: [attachmentOf(words)] } }),
  read: refusedWhere(({ success }) => success === false),
})
