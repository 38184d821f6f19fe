/** Crash between send and store: what was sent is sent again under the same id, and nothing is missing. */
import { type HttpProvider, startHttpProvider } from "@nightjar/channels/testing/http-provider"
import { createChannel } from "@nightjar/core/channel/actions"
import { webhookSample } from "@nightjar/core/channel/sample"
import { createMonitor } from "@nightjar/core/monitor/actions"
import { createWorld, type World } from "@nightjar/core/testing"
import { openRawPool, type Pool } from "@nightjar/db/connect"
import { afterAll, beforeAll, expect, it, vi } from "vitest"
import { askOracle } from "../bench/oracle.ts"
import { type WorkerProcesses, workerProcesses } from "./worker-process.ts"

const monitors = 12

let world: World
let sql: Pool
let provider: HttpProvider
let workers: WorkerProcesses
beforeAll(async () => {
  ;[world, provider] = await Promise.all([createWorld(), startHttpProvider()])
  sql = openRawPool(world.url, { max: 2, name: "telling-test" })
  workers = workerProcesses(world)
})
afterAll(async () => {
  workers.killAll()
  await provider.close()
  await sql.end({ timeout: 1 })
  await world.close()
})

/** Outages from the first check on: nobody listens there. */
const plant = async () => {
  const config = { ...webhookSample.config, url: provider.url }
  const each = { intervalSeconds: 5, retryIntervalSeconds: 5, timeoutSeconds: 1, retries: 0 }
  for (const tenant of [world.acme, world.other]) {
    await createChannel(tenant.as(), { ...webhookSample, config })
    for (let i = 0; i < monitors / 2; i++)
      await createMonitor(tenant.as(), { name: `${i}`, ...each, config: { type: "tcp", host: "127.0.0.1", port: 1 } })
  }
}

it("loses no message when workers are killed between sending and storing", { timeout: 120_000 }, async () => {
  await plant()
  const accepted: string[] = []
  for (let kills = 0; kills < 4; kills++) {
    const worker = workers.start(`killed-${kills}`)
    const killed = new Promise<void>((resolve) => {
      // Taken and answered, but the worker is dead before it can store the answer.
      provider.behave((response, { headers }) => {
        accepted.push(headers["webhook-id"]!)
        response.end("ok")
        worker.kill("SIGKILL")
      })
      worker.once("exit", () => resolve())
    })
    await killed
  }
  provider.behave((response, { headers }) => {
    accepted.push(headers["webhook-id"]!)
    response.end("ok")
  })
  const last = workers.start("last")
  const told = () => sql`select id, state, unanswered from delivery`
  const allTold = async () => {
    const rows = await told()
    expect(rows).toHaveLength(monitors)
    expect(rows.filter(({ state }) => state !== "delivered")).toEqual([])
  }
  await vi.waitFor(allTold, { timeout: 60_000, interval: 50 })
  expect(await workers.end(last, "SIGTERM")).toBe(0)

  expect(new Set(accepted).size).toBe(monitors)
  const twice = accepted.length - monitors
  const unanswered = (await told()).reduce((sum, row) => sum + row.unanswered, 0)
  expect(twice).toBeGreaterThan(0)
  expect(twice).toBeLessThanOrEqual(unanswered)
  expect(await askOracle(sql)).toEqual([])
})
