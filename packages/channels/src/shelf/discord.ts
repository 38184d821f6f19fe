import { second } from "@nightjar/kit/time"
import { z } from "zod"
import { clip } from "../clip.ts"
import { defineChannel } from "../define.ts"
import { escapeMarkdown } from "../escape.ts"
import { zHook } from "../fields.ts"
import { looks } from "../looks.ts"
import { titleOf } from "../plain.ts"

/** Cut before and after: a backslash more for each mark may double it. */
const plain = (text: string, most: number) => clip(escapeMarkdown(clip(text, most)), most)

/**
 * A webhook with one embed.
 * @see https://docs.discord.com/developers/resources/webhook#execute-webhook
 * @see https://docs.discord.com/developers/resources/message#embed-object
 */
export const discord = defineChannel({
  type: "discord",
  label: "Discord",
  group: "chat",
  description: "Posts to a channel of a Discord server.",
  through: "egress",
  config: z.object({
    url: zHook({
      description: "In Discord: the channel's settings → Integrations → Webhooks → Copy Webhook URL.",
      placeholder: "https://discord.com/api/webhooks/…",
    }),
  }),
  target: () => "a webhook of a channel",
  sample: { url: "https://discord.com/api/webhooks/1234567890/sample" },
  request: ({ url }, { words, message }) => {
    const { state, lead, facts, link } = words
    const embed = {
      title: plain(titleOf(words), 256),
      // Of an embed at most 6,000 characters are taken.
      description: `${plain(lead, 1_500)}\n\n[${link.label}](${link.url})`,
      color: Number.parseInt(looks[state].light.slice(1), 16),
      fields: facts.map(({ label, value }) => ({ name: label, value: plain(value, 800) })),
      timestamp: message.at,
    }
    return { url, body: { embeds: [embed], allowed_mentions: { parse: [] } } }
  },
  read: ({ retry_after }) => (typeof retry_after === "number" ? { retryAfterMs: retry_after * second } : {}),
})
