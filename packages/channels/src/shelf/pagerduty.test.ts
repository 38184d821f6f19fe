import { expect, test } from "vitest"
import { z } from "zod"
import { itKeeps, toldOf } from "../../testing/contract.ts"
import { samples } from "../message.sample.ts"
import { pagerduty } from "./pagerduty.ts"

itKeeps("pagerduty", {
  vendor: "https://events.pagerduty.com",
  config: () => pagerduty.sample,
  path: "/v2/enqueue",
  body: z.strictObject({
    routing_key: z.literal(pagerduty.sample.routingKey),
    dedup_key: z.string().min(1).max(255),
    event_action: z.enum(["trigger", "resolve"]),
    payload: z.strictObject({
      summary: z.string().min(1).max(1_024),
      source: z.string().min(1),
      severity: z.enum(["critical", "error", "warning", "info"]),
      timestamp: z.iso.datetime(),
      custom_details: z.record(z.string(), z.string()),
    }),
    client: z.string(),
    client_url: z.url(),
    links: z.array(z.strictObject({ href: z.url(), text: z.string() })),
  }),
  yes: { status: 202, body: { status: "success", message: "Event processed", dedup_key: "inc_1" } },
  answers: [
    {
      status: 400,
      body: { status: "invalid event", message: "Event object is invalid", errors: ["Routing key is unknown."] },
      means: "refused",
      saying: "Routing key is unknown.",
    },
    { status: 429, body: { status: "throttle exceeded" }, means: "again" },
  ],
  key: ({ body }) => body.dedup_key,
})

test("resolves under the same key what it has triggered", async () => {
  const bodies = (["monitor.down", "monitor.recovered", "monitor.outage"] as const).map(
    async (type) => (await pagerduty.request!({ ...pagerduty.sample, region: "us" }, toldOf({ type }))).body,
  )
  const dedup_key = samples["monitor.down"].alarm
  expect(await Promise.all(bodies)).toMatchObject([
    { event_action: "trigger", dedup_key, payload: { severity: "critical" } },
    { event_action: "resolve", dedup_key },
    { event_action: "resolve", dedup_key },
  ])
})

test("is told in the region of the account", async () => {
  const config = { ...pagerduty.sample, region: "eu" } as const
  expect((await pagerduty.request!(config, toldOf())).url).toBe("https://events.eu.pagerduty.com/v2/enqueue")
})
