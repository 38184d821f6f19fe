import { z } from "zod"
import { alarmOf } from "../alarm.ts"
import { clip } from "../clip.ts"
import { defineChannel } from "../define.ts"
import { escapeMarkdown } from "../escape.ts"
import { zHook } from "../fields.ts"
import { bodyOf, titleOf } from "../plain.ts"

/**
 * A formatted webhook.
 * @see https://grafana.com/docs/grafana-cloud/alerting-and-irm/irm/integrations/custom-integrations/incoming-webhooks/oncall-webhooks/
 */
export const grafanaIrm = defineChannel({
  type: "grafana-irm",
  label: "Grafana IRM",
  group: "onCall",
  description: "Opens an alert in Grafana IRM or OnCall, and resolves it at the end.",
  through: "egress",
  config: z.object({
    url: zHook({
      description: "In Grafana IRM: Integrations → New integration → Formatted Webhook → HTTP Endpoint.",
      placeholder: "https://….grafana.net/oncall/integrations/v1/formatted_webhook/…",
    }),
  }),
  target: () => "an integration",
  sample: { url: "https://oncall-prod.grafana.net/oncall/integrations/v1/formatted_webhook/sample/" },
  request: ({ url }, { message, words }) => {
    const { key, isOver } = alarmOf(message)
    const body = {
      alert_uid: key,
      title: clip(titleOf(words), 500),
      state: isOver ? "ok" : "alerting",
      link_to_upstream_details: words.link.url,
      message: escapeMarkdown(clip(bodyOf(words), 5_000)),
    }
    return { url, body }
  },
})
