import { z } from "zod"
import { clip } from "../clip.ts"
import { defineChannel } from "../define.ts"
import { escapeSlack } from "../escape.ts"
import { zHook } from "../fields.ts"
import { looks } from "../looks.ts"
import { titleOf } from "../plain.ts"

/** Plain text: neither names nor reasons become markup or mentions. */
const plain = (text: string, most: number) => ({ type: "plain_text", text: clip(text, most) })

/**
 * An incoming webhook with blocks, in the colour of the state.
 * @see https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks
 * @see https://docs.slack.dev/reference/block-kit/blocks
 */
export const slack = defineChannel({
  type: "slack",
  label: "Slack",
  group: "chat",
  description: "Posts to a channel of a Slack workspace.",
  through: "egress",
  config: z.object({
    url: zHook({
      description: "At api.slack.com/apps: your app → Incoming Webhooks → Add New Webhook.",
      placeholder: "https://hooks.slack.com/services/…",
    }),
  }),
  target: () => "an incoming webhook",
  sample: { url: "https://hooks.slack.com/services/T0NIGHT/B0JAR/sample" },
  request: ({ url }, { words }) => {
    const { state, lead, facts, link } = words
    const fields = facts.map(({ label, value }) => plain(`${label}\n${value}`, 2_000))
    const open = { type: "mrkdwn", text: `<${escapeSlack(link.url)}|${link.label}>` }
    const blocks = [
      { type: "header", text: plain(titleOf(words), 150) },
      { type: "section", text: plain(lead, 3_000), fields },
      { type: "section", text: open },
    ]
    // What notifications show; clients show the blocks instead.
    const text = escapeSlack(clip(titleOf(words), 300))
    return { url, body: { text, attachments: [{ color: looks[state].light, fallback: text, blocks }] } }
  },
})
