import { z } from "zod"
import { clipBytes } from "../clip.ts"
import { defineChannel } from "../define.ts"
import { zHook } from "../fields.ts"
import { titleOf } from "../plain.ts"
import type { Words } from "../words.ts"

const colors: Record<Words["state"], "good" | "attention" | "default" | "warning" | "accent"> = {
  up: "good",
  down: "attention",
  no_data: "default",
  flapping: "warning",
  test: "accent",
  account: "accent",
}

interface Run {
  text: string
  weight?: "bolder"
  size?: "large"
  color?: (typeof colors)[keyof typeof colors]
}

/** Runs of text know no Markdown, unlike text blocks and fact sets. */
const rich = (...runs: Run[]) => ({
  type: "RichTextBlock",
  inlines: runs.map((run) => ({ type: "TextRun", ...run })),
})

/**
 * An Adaptive Card for a workflow's webhook. A message may have 28 KB.
 * @see https://learn.microsoft.com/en-us/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook
 * @see https://adaptivecards.io/explorer/RichTextBlock.html
 */
export const teams = defineChannel({
  type: "teams",
  label: "Microsoft Teams",
  group: "chat",
  description: "Posts a card to a channel or chat of Microsoft Teams.",
  through: "egress",
  config: z.object({
    url: zHook({
      description: "In Teams: the channel's menu → Workflows → Send webhook alerts to a channel.",
      placeholder: "https://….logic.azure.com/workflows/…",
    }),
  }),
  target: () => "a workflow's webhook",
  sample: { url: "https://prod-01.westeurope.logic.azure.com/workflows/sample" },
  request: ({ url }, { words }) => {
    const { state, lead, facts, link } = words
    const content = {
      $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
      type: "AdaptiveCard",
      version: "1.4",
      fallbackText: clipBytes(titleOf(words), 500),
      body: [
        rich({ text: clipBytes(titleOf(words), 500), size: "large", weight: "bolder", color: colors[state] }),
        rich({ text: clipBytes(lead, 6_000) }),
        ...facts.map(({ label, value }) =>
          rich({ text: `${label}  `, weight: "bolder" }, { text: clipBytes(value, 3_000) }),
        ),
      ],
      actions: [{ type: "Action.OpenUrl", title: link.label, url: link.url }],
      msteams: { width: "Full" },
    }
    const attachment = { contentType: "application/vnd.microsoft.card.adaptive", contentUrl: null, content }
    return { url, body: { type: "message", attachments: [attachment] } }
  },
})
