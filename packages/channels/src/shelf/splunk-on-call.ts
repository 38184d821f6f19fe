import { second } from "@nightjar/kit/time"
import { z } from "zod"
import { alarmOf } from "../alarm.ts"
import { clip } from "../clip.ts"
import { defineChannel } from "../define.ts"
import { zHook, zName } from "../fields.ts"
import { textBelow } from "../plain.ts"
import { refusedWhere } from "../request.ts"

const types = { critical: "CRITICAL", warning: "WARNING", info: "INFO" } as const

/** The address is shown with a word in the place of the routing key. */
const withoutKey = (url: string) => url.replace(/\/(\$routing_key)?$/, "")

/** @see https://help.splunk.com/en/splunk-observability-cloud/splunk-on-call/integrations-with-splunk-on-call/rest-endpoint-integration-for-splunk-on-call */
export const splunkOnCall = defineChannel({
  type: "splunk-on-call",
  label: "Splunk On-Call",
  group: "onCall",
  description: "Opens an incident in Splunk On-Call (VictorOps), and resolves it at the end.",
  through: "egress",
  config: z.object({
    url: zHook({
      description: "In Splunk On-Call: Integrations → 3rd Party Integrations → REST – Generic.",
      placeholder: "https://alert.victorops.com/integrations/generic/…/alert/…/$routing_key",
    }),
    route: zName({ title: "Routing key", description: "In Settings → Routing Keys.", placeholder: "database" }),
  }),
  target: (config) => config.route,
  sample: {
    url: "https://alert.victorops.com/integrations/generic/20131114/alert/sample/$routing_key",
    route: "database",
  },
  request: ({ url, route }, { message, words }) => {
    const { key, isOver, severity } = alarmOf(message)
    const body = {
      message_type: isOver ? "RECOVERY" : types[severity],
      entity_id: key,
      entity_display_name: clip(words.subject, 500),
      state_message: textBelow(words, 15_000),
      state_start_time: Math.floor(Date.parse(message.at) / second),
      monitoring_tool: "Nightjar",
      "vo_annotate.u.Nightjar": words.link.url,
    }
    return { url: `${withoutKey(url)}/${encodeURIComponent(route)}`, body }
  },
  read: refusedWhere(({ result }) => result === "failure"),
})
