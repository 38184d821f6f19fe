import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { createEngine, type TestEngine } from "../../testing/engine.ts"
import { planOf } from "../../testing/query-plan.ts"
import { createWorld, type World } from "../../testing/world.ts"
import { claimDeliveries } from "./claim.fleet.ts"

let world: World
let engine: TestEngine
beforeAll(async () => {
  world = await createWorld()
  engine = await createEngine(world)
  for (let i = 0; i < 10; i++) await world.addTenant(`small-${i}`)
  await engine.sql`
    insert into channel (tenant_id, id, name, type, config, is_default)
    select t.id, gen_random_uuid(), 'Channel ' || n, case n when 1 then 'email' else 'webhook' end,
      case n when 1 then '{"type":"email","to":["a@b.example"]}'::jsonb
        else '{"type":"webhook","url":"https://a.example","secret":""}'::jsonb end, true
    from tenant t cross join generate_series(1, 2) n`
})
beforeEach(() => engine.sql`truncate delivery`)
afterAll(async () => {
  await engine.close()
  await world.close()
})

/** Messages of outages of monitors that need not exist: a claim does not ask. `overdue` is in seconds. */
const fill = async (slugs: string, each: number, { overdue = 1, state = "waiting" } = {}) => {
  await engine.sql`
    insert into delivery (tenant_id, id, incident_id, monitor_id, channel_id, turn_seq, state, due_at, message)
    select c.tenant_id, gen_random_uuid(), m.id, m.id, c.id, 1, ${state},
      now() - (${overdue}::float8 - 0.5 * n / ${each}) * interval '1 s', '{"type":"monitor.down"}'
    from channel c join tenant t on t.id = c.tenant_id cross join generate_series(1, ${each}::int) n
    cross join lateral (select gen_random_uuid() as id where n > 0) m
    where t.slug like ${slugs}`
  await engine.sql`analyze delivery`
}
const idsOf = (errands: Awaited<ReturnType<TestEngine["claimDeliveries"]>>) => errands.map(({ held }) => held[0].id)
const count = (list: readonly string[], one: string) => list.filter((other) => other === one).length

describe("a claim of messages", () => {
  it("takes a few of each channel, so that one that hangs does not take all", async () => {
    await fill("acme", 20)
    const errands = await engine.claimDeliveries({ perChannel: 5 })
    expect(errands).toHaveLength(10)
    const [first] = errands
    const more = await engine.claimDeliveries({
      perChannel: 5,
      full: { channels: [first!.held[0].channelId], types: [] },
    })
    expect(more).toHaveLength(5)
    expect(await engine.claimDeliveries({ full: { channels: [], types: ["email", "webhook"] } })).toEqual([])
    expect((await engine.claimDeliveries({ full: { channels: [], types: ["email"] } }))[0]!.channel.type).toBe(
      "webhook",
    )
  })

  it("gives two workers different ones at the same moment", async () => {
    await fill("acme", 40)
    const taken = (await Promise.all([1, 2, 3, 4].map(() => engine.claimDeliveries({ perChannel: 10 })))).flatMap(idsOf)
    expect(new Set(taken).size).toBe(taken.length)
  })

  it("takes one of every tenant before it takes two, however much one of them is behind", async () => {
    await fill("acme", 2_000, { overdue: 600 })
    await fill("small-%", 3)
    const errands = await engine.claimDeliveries({ batch: 22, perChannel: 50 })
    const tenants = errands.map(({ held }) => held[0].tenantId)
    expect(new Set(tenants).size).toBe(11)
    expect(new Set(tenants.map((tenant) => count(tenants, tenant)))).toEqual(new Set([2]))
  })

  it("waits for the earlier message of the same incident, on the same channel only", async () => {
    await fill("acme", 1)
    await engine.sql`
      insert into delivery (tenant_id, id, incident_id, monitor_id, channel_id, turn_seq, due_at, message)
      select tenant_id, gen_random_uuid(), incident_id, monitor_id, channel_id, 2, now() - interval '1 h',
        '{"type":"monitor.flapping"}' from delivery`
    const seqs = (errands: Awaited<ReturnType<TestEngine["claimDeliveries"]>>) =>
      errands.map(({ held }) => held[0].message.type)
    const first = await engine.claimDeliveries()
    expect(seqs(first)).toEqual(["monitor.down", "monitor.down"])
    expect(await engine.claimDeliveries()).toEqual([])
    const answer = { status: 200, id: null, text: "ok" }
    await engine.settle([first[0]!], { kind: "delivered", answer })
    const second = await engine.claimDeliveries()
    expect(seqs(second)).toEqual(["monitor.flapping"])
    expect(second[0]!.held[0].channelId).toBe(first[0]!.held[0].channelId)
  })

  it.each([10, 100_000])("reads no more than it may take, by index and unsorted, among %i messages", async (size) => {
    await fill("acme", Math.round(size * 0.2), { overdue: -3_600 })
    await fill("other", Math.round(size * 0.28), { state: "delivered" })
    await fill("small-1", 2)
    const batch = 50
    const options = { life: engine.life, batch, perChannel: 5, full: { channels: [], types: [] } }
    const nodes = await planOf(engine, (sql) => claimDeliveries(sql, world.wiring.keys, options))
    const scans = nodes.filter((node) => node["Relation Name"] === "delivery")
    for (const scan of scans) expect(scan["Actual Rows"] * scan["Actual Loops"]).toBeLessThanOrEqual(2 * batch)
    if (size > 10) for (const scan of scans) expect(scan["Node Type"]).not.toBe("Seq Scan")
  })

  it("reads no more of a backlog than its channels give, among 100,000 due messages", async () => {
    await fill("acme", 50_000, { overdue: 600 })
    await fill("small-%", 2)
    const batch = 50
    const options = { life: engine.life, batch, perChannel: 5, full: { channels: [], types: [] } }
    const nodes = await planOf(engine, (sql) => claimDeliveries(sql, world.wiring.keys, options))
    const scans = nodes.filter((node) => node["Relation Name"] === "delivery")
    for (const scan of scans) {
      expect(scan["Node Type"]).not.toBe("Seq Scan")
      expect(scan["Actual Rows"] * scan["Actual Loops"]).toBeLessThanOrEqual(3 * batch)
    }
  })
})
