import { z } from "zod"
import { defineChannel } from "../define.ts"
import { genieKey, genieRequest } from "../genie.ts"

/** @see https://developer.atlassian.com/cloud/jira/service-desk-ops/rest/v1/api-group-integration-events/ */
export const jira = defineChannel({
  type: "jira",
  label: "Jira Service Management",
  group: "onCall",
  description: "Opens an alert in Jira Service Management, and closes it at the end.",
  through: "egress",
  config: z.object(genieKey("In Jira: the team's Operations → Integrations → Add integration → API.")),
  target: () => "a team",
  sample: { apiKey: "01234567-89ab-cdef-0123-456789abcdef" },
  request: ({ apiKey }, told) => genieRequest("https://api.atlassian.com/jsm/ops/integration/v2/alerts", apiKey, told),
})
