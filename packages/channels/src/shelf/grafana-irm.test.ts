import { expect, test } from "vitest"
import { z } from "zod"
import { itKeeps, toldOf } from "../../testing/contract.ts"
import { grafanaIrm } from "./grafana-irm.ts"

itKeeps("grafana-irm", {
  config: (url) => ({ url }),
  path: "/hook",
  body: z.strictObject({
    alert_uid: z.string().min(1),
    title: z.string().min(1),
    state: z.enum(["ok", "alerting"]),
    link_to_upstream_details: z.url(),
    message: z.string().min(1),
  }),
  yes: { status: 200, body: "Ok." },
  key: ({ body }) => body.alert_uid,
})

test("is ok at the end of what was alerting", async () => {
  const states = (["monitor.down", "monitor.recovered", "monitor.outage"] as const).map(
    async (type) => (await grafanaIrm.request!(grafanaIrm.sample, toldOf({ type }))).body,
  )
  expect(await Promise.all(states)).toMatchObject([{ state: "alerting" }, { state: "ok" }, { state: "ok" }])
})
