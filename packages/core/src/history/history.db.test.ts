import { type Id, idToUuid } from "@nightjar/kit/id"
import { day } from "@nightjar/kit/time"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { createEngine, type TestEngine } from "../../testing/engine.ts"
import { daysAgo, plantBeats } from "../../testing/past.ts"
import { type PlanNode, plansOf, rowsRead } from "../../testing/plan.ts"
import { createWorld, type World } from "../../testing/world.ts"
import { type Range, ranges } from "../monitor/monitor.ts"
import { rollUp } from "../rollup/rollup.fleet.ts"
import { createCaller } from "../router.ts"
import { listDays } from "./day.queries.ts"
import { getHistory } from "./history.queries.ts"

let world: World
let engine: TestEngine
let monitor: Id<"monitor">
beforeAll(async () => {
  world = await createWorld()
  engine = await createEngine(world)
  monitor = (await engine.plant(world.acme))[0]!
  const uuid = idToUuid(monitor)
  await engine.sql`update span set from_at = ${new Date(daysAgo(2))} where monitor_id = ${uuid}`
  await plantBeats(engine.sql, { tenant: world.acme, monitor }, { from: daysAgo(1), count: 1_440 })
  await engine.sql`update rollup_mark set slot_at = 'epoch', due_at = now() where monitor_id = ${uuid}`
  await rollUp(engine.fleet, 10)
})
afterAll(async () => {
  await engine.close()
  await world.close()
})

const history = (range: Range) => createCaller(world.acme.as()).monitor.history({ id: monitor, range })

describe("the history of a monitor", () => {
  it.each(ranges)("has steps without holes up to now, %s long", async (range) => {
    const { from, to, stepMs, steps } = await history(range)
    expect(steps[0]!.at).toBe(from)
    for (const [index, step] of steps.entries()) expect(step.at).toBe(from + index * stepMs)
    expect(steps.at(-1)!.at + stepMs).toBeGreaterThanOrEqual(to)
    expect(steps.length).toBeLessThanOrEqual(181)
  })

  it("tells the latency of each step with its phases, and of all of it", async () => {
    const { steps, p50Ms, p95Ms } = await history("7d")
    const answered = steps.filter((step) => step.p50Ms !== null)
    expect(answered.length).toBeGreaterThanOrEqual(24)
    for (const { p50Ms: half, p95Ms: most, maxMs, phases } of answered) {
      expect(half!).toBeLessThanOrEqual(most!)
      expect(most!).toBeLessThanOrEqual(maxMs! * 1.02)
      expect(phases!.map((ms) => ms > 0)).toEqual([true, true, false, true, true])
    }
    expect(p50Ms!).toBeGreaterThan(60)
    expect(p95Ms!).toBeLessThan(103)
  })

  it("adds the time in state of its steps up to its uptime, and of its days to their coverage", async () => {
    await engine.sql`
      insert into span (tenant_id, monitor_id, from_at, state, no_data_ms)
      select tenant_id, monitor_id, ${new Date(daysAgo(1))}, 'u', ${day} from span where monitor_id = ${idToUuid(monitor)}`
    await engine.sql`
      update span set to_at = ${new Date(daysAgo(1))} where monitor_id = ${idToUuid(monitor)} and state = 'n'`
    const { uptime, days, steps } = await history("7d")
    expect(uptime.ratio).toBe(1)
    expect(steps.reduce((sum, step) => sum + step.upMs, 0)).toBeGreaterThan(day)
    const [before, yesterday] = [days.at(-3)!, days.at(-2)!]
    expect([before.ratio, before.coverage]).toEqual([null, 0])
    expect([yesterday.ratio, yesterday.coverage]).toEqual([1, 1])
    expect([days[0]!.ratio, days[0]!.coverage]).toEqual([null, 0])
  })
})

/** A monitor that turned every two minutes for so long, and as many buckets and heartbeats of others around it. */
const crowd = async (size: number) => {
  const uuid = idToUuid(monitor)
  await engine.sql`delete from span where monitor_id = ${uuid}`
  await engine.sql`
    insert into span (tenant_id, monitor_id, from_at, to_at, state)
    select ${idToUuid(world.acme.info.id)}, ${uuid}, at, case when n > 1 then at + interval '2 minutes' end,
      case n % 2 when 0 then 'd' else 'u' end
    from generate_series(1, ${size}) n cross join lateral (select now() - n * interval '2 minutes' as at) s`
  // Minutes an hour apart: a day's part that holds one monitor's alone is rightly read from end to end.
  for (const [table, each, apart] of [
    ["rollup_hour", "hour", "1 hour"],
    ["rollup_minute", "minute", "1 hour"],
    ["rollup_day", "day", "1 day"],
  ] as const)
    await engine.sql`
      insert into ${engine.sql(table)} (tenant_id, monitor_id, from_at, latency_sum, latency_count, dns, connect, tls,
        first_byte, body, up, degraded, down, unknown, blocked, region, sketch)
      select ${idToUuid(world.acme.info.id)}, m.id, date_trunc(${each}, now()) - n * ${apart}::interval, 10, 1, 1, 1, 1, 1,
        1, 1, 0, 0, 0, 0, 1, decode('01c80101', 'hex')
      from generate_series(0, ${size} / 24) g cross join lateral (select gen_random_uuid() as id where g >= 0) m
      cross join generate_series(0, 23) n`
  await engine.sql`
    insert into heartbeat (tenant_id, monitor_id, slot_at, started_at, token, region, attempt, status, state)
    select ${idToUuid(world.acme.info.id)}, gen_random_uuid(), now() - n * interval '1 s', now(), 1, 1, 0, 'u', 'u'
    from generate_series(1, ${Math.min(size, 80_000)}) n`
  await engine.sql`analyze`
}

const tables = ["heartbeat", "rollup_minute", "rollup_hour", "rollup_day", "span"]

/** Nothing is read from end to end, and what is sorted fits on a page. */
const expectBounded = (nodes: readonly PlanNode[], size: number) => {
  const sorted = nodes.filter((node) => node["Node Type"].includes("Sort"))
  for (const sort of sorted) expect(sort["Actual Rows"]).toBeLessThanOrEqual(2_000)
  if (size < 1_000) return
  // A part that is empty is read from end to end.
  const through = nodes.filter((node) => node["Node Type"] === "Seq Scan")
  for (const table of tables) expect(rowsRead(through, table), table).toBe(0)
}

describe.each([10, 100_000])("among %i spans, heartbeats and buckets", (size) => {
  beforeAll(() => crowd(size))
  /** Tables of a page or two are read as they are. */
  const spare = size < 1_000 ? 100 : 0

  it.each<[Range, string, number]>([
    ["1h", "rollup_minute", 61],
    ["24h", "rollup_minute", 1_450],
    ["7d", "rollup_hour", 169],
    ["90d", "rollup_day", 91],
  ])("reads by index no more than the buckets of %s, and a span an edge", async (range, table, most) => {
    const nodes = await plansOf(world, world.acme, (db) => getHistory(db, { id: monitor, range, now: new Date() }))
    expectBounded(nodes, size)
    expect(rowsRead(nodes, table)).toBeLessThanOrEqual(most + spare)
    expect(rowsRead(nodes, "span")).toBeLessThanOrEqual(181 + 92 + spare)
    expect(rowsRead(nodes, "heartbeat")).toBeLessThanOrEqual(2_000)
  })

  it("reads by index two dozen hours and two spans of each monitor of a list", async () => {
    const nodes = await plansOf(world, world.acme, (db) => listDays(db, [monitor], new Date()))
    expectBounded(nodes, size)
    expect(rowsRead(nodes, "rollup_hour")).toBeLessThanOrEqual(25 + spare)
    expect(rowsRead(nodes, "span")).toBeLessThanOrEqual(2 + spare)
  })
})
