import { z } from "zod"
import { clipBytes } from "../clip.ts"
import { defineChannel } from "../define.ts"
import { escapeHtml } from "../escape.ts"
import { zHook } from "../fields.ts"
import { titleOf } from "../plain.ts"

/** A card reads some tags of HTML. */
const html = (text: string, mostBytes: number) => escapeHtml(clipBytes(text, mostBytes))

/**
 * A webhook with a card. A message may have 32,000 bytes.
 * @see https://developers.google.com/workspace/chat/quickstart/webhooks
 * @see https://developers.google.com/workspace/chat/api/reference/rest/v1/cards
 */
export const googleChat = defineChannel({
  type: "google-chat",
  label: "Google Chat",
  group: "chat",
  description: "Posts a card to a space of Google Chat.",
  through: "egress",
  config: z.object({
    url: zHook({
      description: "In Google Chat: the space's menu → Apps & integrations → Webhooks.",
      placeholder: "https://chat.googleapis.com/v1/spaces/…",
    }),
  }),
  target: () => "a webhook of a space",
  sample: { url: "https://chat.googleapis.com/v1/spaces/AAAA/messages?key=sample&token=sample" },
  request: ({ url }, { words }) => {
    const { lead, facts, link } = words
    const title = clipBytes(titleOf(words), 500)
    const rows = facts.map(({ label, value }) => ({
      decoratedText: { topLabel: label, text: html(value, 2_000), wrapText: true },
    }))
    const open = { buttonList: { buttons: [{ text: link.label, onClick: { openLink: { url: link.url } } }] } }
    const widgets = [{ textParagraph: { text: html(lead, 2_000) } }, ...rows, open]
    const card = { header: { title }, sections: [{ widgets }] }
    return { url, body: { fallbackText: title, cardsV2: [{ cardId: "nightjar", card }] } }
  },
})
