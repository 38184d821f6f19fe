import { zWebAddress } from "@nightjar/kit/web"
import { z } from "zod"
import { alarmOf } from "../alarm.ts"
import { clip } from "../clip.ts"
import { defineChannel } from "../define.ts"
import { escapeMarkdown } from "../escape.ts"
import { zKey } from "../fields.ts"
import { bodyOf, detailsOf } from "../plain.ts"
import { bearer } from "../request.ts"

/** @see https://api-docs.incident.io/tag/Alert-Events-V2#operation/Alert%20Events%20V2_CreateHTTP */
export const incidentIo = defineChannel({
  type: "incident-io",
  label: "incident.io",
  group: "onCall",
  description: "Fires an alert in incident.io, and resolves it at the end.",
  through: "egress",
  config: z.object({
    url: zWebAddress().meta({
      title: "Alert source",
      description: "In incident.io: Alerts → Sources → Create → HTTP. Both values stand there.",
      placeholder: "https://api.incident.io/v2/alert_events/http/…",
    }),
    token: zKey({ title: "Token" }),
  }),
  target: () => "an alert source",
  sample: { url: "https://api.incident.io/v2/alert_events/http/01GW2G3V0S59R238FAHPDS1R66", token: "sample" },
  request: ({ url, token }, { message, words }) => {
    const { key, isOver } = alarmOf(message)
    const body = {
      title: clip(words.subject, 500),
      // Shown as Markdown.
      description: escapeMarkdown(clip(bodyOf(words), 5_000)),
      status: isOver ? "resolved" : "firing",
      deduplication_key: key,
      source_url: words.link.url,
      metadata: detailsOf(words),
    }
    return { url, headers: bearer(token), body }
  },
})
