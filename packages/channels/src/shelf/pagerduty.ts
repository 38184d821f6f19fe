import { z } from "zod"
import { alarmOf } from "../alarm.ts"
import { clip } from "../clip.ts"
import { defineChannel } from "../define.ts"
import { zKey } from "../fields.ts"
import { detailsOf, sourceOf } from "../plain.ts"

const hosts = { us: "https://events.pagerduty.com", eu: "https://events.eu.pagerduty.com" }

/**
 * Events API v2: an alert is open under its key until it is resolved.
 * @see https://developer.pagerduty.com/docs/send-alert-event
 */
export const pagerduty = defineChannel({
  type: "pagerduty",
  label: "PagerDuty",
  group: "onCall",
  description: "Opens an alert in PagerDuty, and resolves it at the end.",
  through: "egress",
  config: z.object({
    routingKey: zKey({
      title: "Integration key",
      description: "In PagerDuty: the service → Integrations → Add → Events API V2.",
    }),
    region: z
      .enum(["us", "eu"])
      .default("us")
      .meta({ title: "Service region", labels: { us: "United States", eu: "Europe" }, advanced: true }),
  }),
  target: (config) => (config.region === "eu" ? "a service in Europe" : "a service"),
  sample: { routingKey: "0123456789abcdef0123456789abcdef" },
  request: ({ routingKey, region }, { message, words }) => {
    const { key, isOver, severity } = alarmOf(message)
    const payload = {
      summary: clip(words.subject, 1_024),
      source: clip(sourceOf(message), 1_024),
      severity,
      timestamp: message.at,
      custom_details: detailsOf(words),
    }
    const { url, label } = words.link
    const body = {
      routing_key: routingKey,
      dedup_key: key,
      event_action: isOver ? "resolve" : "trigger",
      payload,
      client: "Nightjar",
      client_url: url,
      links: [{ href: url, text: label }],
    }
    return { url: `${hosts[region]}/v2/enqueue`, body }
  },
})
