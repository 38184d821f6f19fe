import { createServer } from "node:http"
import { localBus } from "@nightjar/core/testing/local-bus"
import type { FleetMember } from "@nightjar/core/worker"
import { afterEach, expect, it } from "vitest"
import { type Health, serveHealth } from "./health.ts"
import { createMetrics } from "./metrics.ts"
import type { Worker, WorkerStatus } from "./worker.ts"

const token = "a token of the operator"
let health: Health | undefined
afterEach(() => health?.close())

const serve = async (state: WorkerStatus["state"], operatorToken: string | undefined = token) => {
  const metrics = createMetrics(() => ({ held: 3, running: 2, recording: 1, sending: 0 }))
  const worker = { metrics, status: () => ({ worker: "w1", state }) } as unknown as Worker
  const bus = localBus()
  const listFleet = async () => [{ id: "w1", state: "alive" } as FleetMember]
  health = await serveHealth({ worker, listFleet, bus, host: "127.0.0.1", port: 0, operatorToken })
  const ask = (path: string, headers = {}, method = "GET") =>
    fetch(`http://127.0.0.1:${health!.port}${path}`, { method, headers })
  return Object.assign(ask, { whispers: bus.whispers })
}
const operator = { authorization: `Bearer ${token}` }

it("is alive while it starts, and ready when it runs", async () => {
  const starting = await serve("starting")
  expect([(await starting("/health")).status, (await starting("/ready")).status]).toEqual([200, 503])
  await health!.close()
  const running = await serve("running")
  expect((await running("/ready")).status).toBe(200)
  expect(await (await running("/status")).json()).toMatchObject({ worker: "w1", state: "running" })
})

it("shows metrics to the operator alone", async () => {
  const ask = await serve("running")
  expect((await ask("/metrics")).status).toBe(401)
  expect((await ask("/metrics", { authorization: "Bearer wrong" })).status).toBe(401)
  const answer = await ask("/metrics", { authorization: `Bearer ${token}` })
  expect(await answer.text()).toMatch(/^nightjar_running 2$/m)
})

it("shows the fleet to the operator alone, and passes the operator's commands on", async () => {
  const ask = await serve("running")
  expect((await ask("/fleet")).status).toBe(401)
  expect((await ask("/fleet/w1/drain", {}, "POST")).status).toBe(401)
  expect(await (await ask("/fleet", operator)).json()).toEqual([{ id: "w1", state: "alive" }])
  expect((await ask("/fleet/w1/drain", operator)).status).toBe(405)
  expect((await ask("/fleet/w1/explode", operator, "POST")).status).toBe(404)
  expect((await ask("/fleet/a%20worker/drain", operator, "POST")).status).toBe(202)
  expect(ask.whispers).toEqual([{ kind: "command", worker: "a worker", command: "drain" }])
})

it("says what there is when asked for something else", async () => {
  const answer = await (await serve("running"))("/nothing")
  expect([answer.status, await answer.text()]).toEqual([404, expect.stringContaining("/status")])
})

it("names the remedy when its port is in use", async () => {
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve))
  const { port } = other.address() as { port: number }
  const worker = {} as Worker
  const others = { worker, listFleet: async () => [], bus: localBus() }
  await expect(serveHealth({ ...others, host: "127.0.0.1", port, operatorToken: token })).rejects.toThrow(
    "Set WORKER_HEALTH_PORT",
  )
  other.close()
})
