import { once } from "node:events"
import { createServer, type Server } from "node:net"
import { createMonitor } from "@nightjar/core/monitor/actions"
import { createWorld, type World } from "@nightjar/core/testing"
import { openRawPool, type Pool } from "@nightjar/db/connect"
import { afterAll, beforeAll, expect, it, vi } from "vitest"
import { askOracle } from "../bench/oracle.ts"
import { refold } from "./refold.ts"
import { type WorkerProcesses, workerProcesses } from "./worker-process.ts"

const monitors = 20

let world: World
let sql: Pool
let target: Server
let workers: WorkerProcesses
beforeAll(async () => {
  world = await createWorld()
  workers = workerProcesses(world)
  sql = openRawPool(world.url, { max: 2, name: "crash-test" })
  target = createServer((socket) => socket.on("error", () => {}).end()).listen(0, "127.0.0.1")
  await once(target, "listening")
})
afterAll(async () => {
  workers.killAll()
  target.close()
  await sql.end({ timeout: 1 })
  await world.close()
})

const plant = async () => {
  const { port } = target.address() as { port: number }
  const each = { intervalSeconds: 2, retryIntervalSeconds: 2, timeoutSeconds: 1, retries: 0 }
  for (const tenant of [world.acme, world.other])
    for (let i = 0; i < monitors / 2; i++)
      await createMonitor(tenant.as(), { name: `${i}`, ...each, config: { type: "tcp", host: "127.0.0.1", port } })
}
const countBeats = async () => (await sql`select count(*)::int as n from heartbeat`)[0]!.n as number
/** Until each monitor was checked again. */
const goesOn = async () => {
  const wanted = (await countBeats()) + monitors
  await vi.waitFor(async () => expect(await countBeats()).toBeGreaterThan(wanted), { timeout: 30_000, interval: 50 })
}

it("loses no slot and doubles none, however often the only worker is killed", { timeout: 120_000 }, async () => {
  await plant()
  for (let kills = 0; kills < 3; kills++) {
    const worker = workers.start()
    await goesOn()
    await workers.end(worker, "SIGKILL")
  }
  const last = workers.start()
  await goesOn()
  expect(await workers.end(last, "SIGTERM")).toBe(0)
  expect(await sql`select 1 from schedule where claimed_by is not null`).toHaveLength(0)
  const others = await sql`select * from gap where cause <> 'worker_down'`
  expect(others).toHaveLength(0)
  expect(await askOracle(sql)).toEqual([])
  // The settings of the monitors were never edited, so every verdict can be judged again.
  expect(await refold(sql)).toEqual([])
})

/** Until the worker `frozen` has a life of this kind. */
const hasLife = async (kind: "lasts" | "was ended by others" | "was begun anew") => {
  const look = async () => {
    const lives = await sql`select ended_at is null as lasts, ended_at = seen_at as died, after from worker_life
      where worker_id = 'frozen'`
    const found = lives.some(({ lasts, died, after }) => {
      if (kind === "lasts") return lasts
      return kind === "was ended by others" ? died : lasts && after === "freeze"
    })
    expect(found).toBe(true)
  }
  await vi.waitFor(look, { timeout: 30_000, interval: 50 })
}

it("drops what a frozen worker still finds, when others have taken its slots", { timeout: 120_000 }, async () => {
  const [frozen, other] = [workers.start("frozen"), workers.start("other")]
  await hasLife("lasts")
  await goesOn()
  frozen.kill("SIGSTOP")
  await hasLife("was ended by others")
  await goesOn()
  frozen.kill("SIGCONT")
  await hasLife("was begun anew")
  await goesOn()
  expect(await Promise.all([workers.end(frozen, "SIGTERM"), workers.end(other, "SIGTERM")])).toEqual([0, 0])
  expect(await askOracle(sql)).toEqual([])
})
