import { expect, test } from "vitest"
import { z } from "zod"
import { itKeeps, toldOf } from "../../testing/contract.ts"
import { splunkOnCall } from "./splunk-on-call.ts"

itKeeps("splunk-on-call", {
  config: (url) => ({ url: `${url}/$routing_key`, route: "data base" }),
  path: "/hook/data%20base",
  body: z.strictObject({
    message_type: z.enum(["CRITICAL", "WARNING", "INFO", "RECOVERY"]),
    entity_id: z.string().min(1).max(512),
    entity_display_name: z.string().min(1),
    state_message: z.string().min(1).max(20_480),
    state_start_time: z.int(),
    monitoring_tool: z.string(),
    "vo_annotate.u.Nightjar": z.url(),
  }),
  yes: { status: 200, body: { result: "success", entity_id: "inc_1" } },
  answers: [
    {
      status: 200,
      body: { result: "failure", message: "API key is not valid" },
      means: "refused",
      saying: "API key is not valid",
    },
  ],
  key: ({ body }) => body.entity_id,
})

test("recovers what was critical", async () => {
  const typeOf = async (type: "monitor.down" | "monitor.flapping" | "monitor.recovered") =>
    (await splunkOnCall.request!(splunkOnCall.sample, toldOf({ type }))).body
  expect(await typeOf("monitor.down")).toMatchObject({ message_type: "CRITICAL" })
  expect(await typeOf("monitor.flapping")).toMatchObject({ message_type: "WARNING" })
  expect(await typeOf("monitor.recovered")).toMatchObject({ message_type: "RECOVERY" })
})
