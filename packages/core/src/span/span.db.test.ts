import { idToUuid } from "@nightjar/kit/id"
import { hour, minute } from "@nightjar/kit/time"
import { afterAll, beforeAll, expect, it } from "vitest"
import { createEngine, rowsOf, type TestEngine } from "../../testing/engine.ts"
import { createWorld, type World } from "../../testing/world.ts"
import { pauseMonitors, resumeMonitors } from "../monitor/monitor.actions.ts"
import { rebuildTallies } from "../rollup/rebuild.fleet.ts"
import { createCaller } from "../router.ts"
import type { Status } from "../verdict/verdict.ts"
import { listTallies } from "./span.queries.ts"
import { timeBetween } from "./span.ts"

let world: World
let engine: TestEngine
beforeAll(async () => {
  world = await createWorld()
  engine = await createEngine(world)
})
afterAll(async () => {
  await engine.close()
  await world.close()
})

const live = async (monitor: string, statuses: readonly Status[]) => {
  for (const status of statuses) {
    await engine.passUntilDue(monitor as never)
    await engine.complete(await engine.claim(), status)
  }
}

/** Seconds in each state, by looking at every span. */
const counted = async (monitor: string, from: number, to: number) => {
  const rows = await engine.sql<{ state: string; ms: number }[]>`
    select state, sum(extract(epoch from least(coalesce(to_at, 'infinity'), ${new Date(to)}) - greatest(from_at, ${new Date(from)}))
      * 1000)::float8 as ms
    from span where monitor_id = ${idToUuid(monitor as never)} and from_at < ${new Date(to)}
      and coalesce(to_at, 'infinity') > ${new Date(from)} group by state`
  return Object.fromEntries(rows.map((row) => [row.state, Math.round(row.ms)]))
}

it("keeps tallies that are the sum of the spans before, through outages confirmed afterwards, pauses and recoveries", async () => {
  const [monitor] = await engine.plant(world.acme, 1, { retries: 2 })
  await live(monitor!, [
    "up",
    "down",
    "down",
    "down",
    "up",
    "degraded",
    "up",
    "down",
    "up",
    "unknown",
    "down",
    "down",
    "down",
  ])
  await engine.pass(10 * minute)
  await pauseMonitors(world.acme.as(), { ids: [monitor!] })
  await engine.pass(3 * minute)
  await resumeMonitors(world.acme.as(), { ids: [monitor!] })
  await live(monitor!, ["up", "down", "down", "down"])

  const now = Date.now()
  const moments = Array.from({ length: 61 }, (_, i) => now - hour + i * minute)
  const tallies = await world.wiring.database.read(world.acme.info.id, (db) => listTallies(db, [monitor!], moments))
  const own = tallies.get(monitor!)!
  for (const [from, to] of [
    [0, 60],
    [10, 60],
    [30, 59],
    [40, 41],
    [59, 60],
    [5, 5],
  ] as const) {
    const { up, degraded, down, no_data, paused } = timeBetween(own[from]!, own[to]!)
    const { u = 0, g = 0, d = 0, n = 0, p = 0 } = await counted(monitor!, moments[from]!, moments[to]!)
    expect({ up, degraded, down, no_data, paused }).toEqual({ up: u, degraded: g, down: d, no_data: n, paused: p })
  }
  expect(own.at(-1)!.outages.begun).toBe(3)
})

it("finds and corrects a tally that is wrong", async () => {
  const [row] = await engine.sql<{ tenantId: string; monitorId: string }[]>`
    update span set up_ms = up_ms + 7 where from_at = (select max(from_at) from span)
    returning tenant_id as "tenantId", monitor_id as "monitorId"`
  expect(await rebuildTallies(engine.fleet, row!)).toBe(1)
  expect(await rebuildTallies(engine.fleet, row!)).toBe(0)
})

it("gives nothing of another tenant's monitor", async () => {
  const [theirs] = await engine.plant(world.other)
  const tallies = await world.wiring.database.read(world.acme.info.id, (db) => listTallies(db, [theirs!], [Date.now()]))
  expect(tallies.get(theirs!)![0]!.time).toEqual({ up: 0, degraded: 0, down: 0, no_data: 0, maintenance: 0, paused: 0 })
  expect(await rowsOf(engine, "span", theirs!, "from_at")).toHaveLength(1)
  await expect(createCaller(world.acme.as()).monitor.history({ id: theirs!, range: "24h" })).rejects.toThrow()
})
