import { expect, test } from "vitest"
import { itKeeps, toldOf } from "../../testing/contract.ts"
import { genieContract } from "../../testing/genie.ts"
import { opsgenie } from "./opsgenie.ts"

itKeeps("opsgenie", {
  ...genieContract,
  vendor: "https://api.opsgenie.com",
  path: /^\/v2\/alerts(\/[\w-]+\/close\?identifierType=alias)?$/,
  headers: { authorization: "GenieKey sample" },
})

test("closes by the alias what it has opened, in the region of the account", async () => {
  const config = { ...opsgenie.sample, region: "eu" } as const
  const { url, body } = await opsgenie.request!(config, toldOf())
  expect({ url, body }).toMatchObject({ url: "https://api.eu.opsgenie.com/v2/alerts", body: { priority: "P1" } })
  const { alias } = body as { alias: string }
  const end = await opsgenie.request!(config, toldOf({ type: "monitor.recovered" }))
  expect(end.url).toBe(`https://api.eu.opsgenie.com/v2/alerts/${alias}/close?identifierType=alias`)
})
