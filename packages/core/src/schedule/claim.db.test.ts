import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { createEngine, type TestEngine } from "../../testing/engine.ts"
import { planOf } from "../../testing/plan.ts"
import { createWorld, type World } from "../../testing/world.ts"
import { claimSchedules } from "./schedule.fleet.ts"

let world: World
let engine: TestEngine
beforeAll(async () => {
  world = await createWorld()
  engine = await createEngine(world)
  for (let i = 0; i < 20; i++) await world.addTenant(`small-${i}`)
})
afterAll(async () => {
  await engine.close()
  await world.close()
})

/** Schedules without monitors, straight into the table: a claim reads nothing else. `overdue` is in seconds. */
const fill = async (slugs: string, count: number, overdue: number) => {
  await engine.sql`
    insert into schedule (tenant_id, monitor_id, anchor_at, next_slot_at, due_at, interval_seconds, region)
    select t.id, gen_random_uuid(), at, at, at, 60, 1 from tenant t cross join generate_series(1, ${count}::int) n
    cross join lateral (select now() - (${overdue}::float8 - 0.5 * n / ${count}) * interval '1 s' as at) s
    where t.slug like ${slugs}`
  await engine.sql`analyze schedule`
}
const empty = () => engine.sql`truncate schedule`

describe("a claim", () => {
  it("takes what is due, oldest first, and nothing twice", async () => {
    await empty()
    await fill("acme", 30, 10)
    await fill("other", 30, -10)
    const first = await engine.claim({ batch: 20 })
    const second = await engine.claim({ batch: 20 })
    expect([first.length, second.length, (await engine.claim()).length]).toEqual([20, 10, 0])
    expect(Math.max(...first.map((claim) => claim.dueAt))).toBeLessThan(Math.min(...second.map((claim) => claim.dueAt)))
    expect(new Set([...first, ...second].map((claim) => claim.monitorId)).size).toBe(30)
  })

  it("gives two workers different rows at the same moment", async () => {
    await empty()
    await fill("acme", 100, 10)
    const taken = await Promise.all([1, 2, 3, 4].map(() => engine.claim({ batch: 50 })))
    const ids = taken.flat().map((claim) => claim.monitorId)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it("is shared between tenants, however much one of them is behind", async () => {
    await empty()
    await fill("acme", 10_000, 600)
    await fill("small-%", 3, 1)
    const claims = await engine.claim({ batch: 200 })
    const flood = claims.filter((claim) => claim.tenantId === claims[0]!.tenantId).length
    expect(new Set(claims.map((claim) => claim.tenantId)).size).toBe(21)
    expect(claims.length - flood).toBe(60)
    const alone = await engine.claim({ batch: 200 })
    expect(alone).toHaveLength(200)
  })

  it("is due again when its lease has run out, and not before", async () => {
    await empty()
    await fill("acme", 1, 1)
    expect(await engine.claim()).toHaveLength(1)
    await engine.pass(54_000)
    expect(await engine.claim()).toEqual([])
    await engine.pass(2_000)
    expect(await engine.claim()).toMatchObject([{ token: 2 }])
  })

  it.each([10, 100_000])("reads twice a batch at most, by index and unsorted, among %i schedules", async (size) => {
    await empty()
    await fill("acme", size / 2, -600)
    await fill("other", size / 2 - 5, -600)
    await fill("acme", 5, 10)
    const batch = 50
    const plan = await planOf(engine, (sql) =>
      claimSchedules(sql, { region: 1, life: engine.life, batch, lookAheadMs: 0 }),
    )
    const scans = plan.filter((node) => node["Relation Name"] === "schedule")
    for (const scan of scans) expect(scan["Actual Rows"] * scan["Actual Loops"]).toBeLessThanOrEqual(2 * batch)
    if (size > 10) for (const scan of scans) expect(scan["Node Type"]).not.toBe("Seq Scan")
  })
})
