import { expect, test } from "vitest"
import { z } from "zod"
import { itKeeps, toldOf } from "../../testing/contract.ts"
import { incidentIo } from "./incident-io.ts"

itKeeps("incident-io", {
  config: (url) => ({ url, token: "sample" }),
  path: "/hook",
  headers: { authorization: "Bearer sample" },
  body: z.strictObject({
    title: z.string().min(1),
    description: z.string().min(1),
    status: z.enum(["firing", "resolved"]),
    deduplication_key: z.string().min(1),
    source_url: z.url(),
    metadata: z.record(z.string(), z.string()),
  }),
  yes: { status: 202, body: { status: "success", message: "Event accepted for processing", deduplication_key: "1" } },
  answers: [
    {
      status: 404,
      body: { type: "not_found", errors: [{ code: "not_found", message: "Alert source not found" }] },
      means: "refused",
      saying: "Alert source not found",
    },
  ],
  key: ({ body }) => body.deduplication_key,
})

test("resolves what it has fired", async () => {
  const states = (["monitor.no_data", "monitor.recovered"] as const).map(
    async (type) => (await incidentIo.request!(incidentIo.sample, toldOf({ type }))).body,
  )
  expect(await Promise.all(states)).toMatchObject([{ status: "firing" }, { status: "resolved" }])
})
