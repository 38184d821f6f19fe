import { idToUuid } from "@nightjar/kit/id"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { createEngine, type TestEngine } from "../../testing/engine.ts"
import { planOf } from "../../testing/plan.ts"
import { createWorld, type World } from "../../testing/world.ts"
import { advanceMaintenances, reconcileMaintenance } from "./maintenance.fleet.ts"

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

/** Standings, and maintenances that begin tomorrow, straight into the tables; each maintenance names a hundred monitors. */
const fill = async (count: number) => {
  await engine.sql.unsafe("alter table maintenance_monitor drop constraint if exists maintenance_monitor_monitor_fk")
  const tenant = idToUuid(world.acme.info.id)
  await engine.sql`
    insert into standing (tenant_id, monitor_id, since, seq, state, settled, runs)
    select ${tenant}, gen_random_uuid(), now(), 0, 'u', 'u', '{}' from generate_series(1, ${count}::int)`
  await engine.sql`
    insert into maintenance (tenant_id, id, title, description, time_zone, timing, next_change_at)
    select ${tenant}, gen_random_uuid(), 'Nightly', '', 'UTC', '{"strategy":"manual"}', now() + interval '1 day'
    from generate_series(1, ${count}::int / 100)`
  await engine.sql`
    insert into maintenance_monitor (tenant_id, maintenance_id, monitor_id)
    select m.tenant_id, m.id, s.monitor_id from (select *, row_number() over () as n from maintenance) m
    join (select *, row_number() over () as n from standing) s on (s.n - 1) / 100 + 1 = m.n`
  await engine.sql`analyze standing, maintenance, maintenance_monitor, maintenance_window`
}
/** The first of them runs. */
const open = () => engine.sql`
  insert into maintenance_window (tenant_id, maintenance_id, from_at)
  select tenant_id, id, now() from maintenance order by id limit 1`
const standingsRead = async () => {
  const plan = await planOf(engine, (sql) => reconcileMaintenance(sql, 50))
  const scans = plan.filter((node) => node["Relation Name"] === "standing")
  expect(scans.length).toBeGreaterThan(0)
  expect(scans.map((scan) => scan["Node Type"])).not.toContain("Seq Scan")
  return scans.reduce((sum, scan) => sum + scan["Actual Rows"] * scan["Actual Loops"], 0)
}

describe("the look for monitors that stand where they should not, among 100,000", () => {
  it("reads none while nothing runs, and those that are covered while something does", async () => {
    await fill(100_000)
    expect(await standingsRead()).toBe(0)
    await open()
    expect(await standingsRead()).toBeLessThanOrEqual(100)
  })

  it("finds what is due by index", async () => {
    const plan = await planOf(engine, (sql) => advanceMaintenances(sql, 50))
    expect(plan.map((node) => node["Index Name"])).toContain("maintenance_change_idx")
    const scans = plan.filter((node) => node["Relation Name"] === "maintenance")
    for (const scan of scans) expect(scan["Actual Rows"] * scan["Actual Loops"]).toBe(0)
  })

  it("leaves a standing in its place when a check updates it", async () => {
    // Far from each other, so that each finds room in its page.
    await engine.sql`vacuum full standing`
    const [counted] = await engine.sql.begin(async (sql) => {
      await sql`
        update standing set seq = seq + 1, settled = settled where ctid in (
        select ctid from standing order by monitor_id limit 200)`
      return sql`
        select pg_stat_get_xact_tuples_updated('standing'::regclass)::int as all,
          pg_stat_get_xact_tuples_hot_updated('standing'::regclass)::int as hot`
    })
    expect(counted).toEqual({ all: 200, hot: 200 })
  })
})
