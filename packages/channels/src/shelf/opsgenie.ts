import { z } from "zod"
import { defineChannel } from "../define.ts"
import { genieKey, genieRequest } from "../genie.ts"

const hosts = { us: "https://api.opsgenie.com", eu: "https://api.eu.opsgenie.com" }

/** @see https://docs.opsgenie.com/docs/alert-api */
export const opsgenie = defineChannel({
  type: "opsgenie",
  label: "Opsgenie",
  group: "onCall",
  description: "Opens an alert in Opsgenie, and closes it at the end.",
  through: "egress",
  config: z.object({
    ...genieKey("In Opsgenie: the team → Integrations → Add integration → API."),
    region: z
      .enum(["us", "eu"])
      .default("us")
      .meta({ title: "Service region", labels: { us: "United States", eu: "Europe" }, advanced: true }),
  }),
  target: (config) => (config.region === "eu" ? "a team in Europe" : "a team"),
  sample: { apiKey: "01234567-89ab-cdef-0123-456789abcdef" },
  request: ({ apiKey, region }, told) => genieRequest(`${hosts[region]}/v2/alerts`, apiKey, told),
})
