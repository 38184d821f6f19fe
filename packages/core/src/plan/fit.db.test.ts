import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { createWorld, type TestTenant, type World } from "../../testing/world.ts"
import { createMonitor } from "../monitor/monitor.actions.ts"
import { httpSample } from "../monitor/monitor.sample.ts"
import { createCaller } from "../router.ts"
import { fitMonitors } from "./fit.actions.ts"
import type { PlanName } from "./plan.ts"

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const hasty = { ...httpSample, intervalSeconds: 10, retryIntervalSeconds: 10, timeoutSeconds: 5 }

/** A workspace with so many monitors, each younger than the one before, and a way to change its plan. */
const openWorkspace = async (slug: string, count: number, input: typeof hasty | typeof httpSample = httpSample) => {
  const tenant = await world.addTenant(slug)
  const ids: string[] = []
  for (let n = 0; n < count; n++) ids.push((await createMonitor(tenant.as(), { ...input, name: `${n}` })).id)
  return { tenant, ids, api: createCaller(tenant.as()), change: (plan: PlanName) => change(tenant, plan) }
}

const change = async (tenant: TestTenant, plan: PlanName) => {
  await world.pool.unsafe("update tenant set plan = $1 where slug = $2", [plan, tenant.info.slug])
  await fitMonitors(tenant.as())
}

const standing = async (tenant: TestTenant) =>
  world.pool.unsafe<{ name: string; paused: boolean; reason: string | null; seconds: number; wanted: number | null }[]>(
    `select m.name, m.paused_at is not null as paused, pause_reason as reason, interval_seconds as seconds,
       wanted_interval_seconds as wanted
     from monitor m join tenant t on t.id = m.tenant_id where t.slug = $1 order by m.created_at, m.id`,
    [tenant.info.slug],
  )

const pausedIn = async (tenant: TestTenant) => (await standing(tenant)).flatMap((row) => (row.paused ? [row.name] : []))

describe("a smaller plan", () => {
  it("pauses the newest monitors that are too many, and a larger one resumes exactly those", async () => {
    const { tenant, ids, api, change } = await openWorkspace("shrinking", 23)
    await api.monitor.pause({ ids: [ids[4]!] as never })
    await change("free")
    expect(await pausedIn(tenant)).toEqual(["4", "21", "22"])
    expect(await api.usage.get()).toMatchObject({
      plan: "free",
      paused: 2,
      limits: { monitors: { used: 23, max: 20 } },
    })
    await change("pro")
    expect(await pausedIn(tenant)).toEqual(["4"])
    expect(await api.usage.get()).toMatchObject({ paused: 0 })
  })

  it("takes more than one transaction where it must", async () => {
    const { tenant, change } = await openWorkspace("crowd", 130)
    await change("free")
    expect(await pausedIn(tenant)).toHaveLength(110)
    await change("enterprise")
    expect(await pausedIn(tenant)).toEqual([])
  })

  it("lets others run in the place of those that somebody pauses, and no more than it holds", async () => {
    const { tenant, ids, api, change } = await openWorkspace("choosing", 22)
    await change("free")
    const last = ids[21] as never
    await expect(api.monitor.resume({ ids: [last] })).rejects.toThrow("The Free plan runs 20 monitors at once.")
    await api.monitor.pause({ ids: [ids[0]!] as never })
    expect((await api.monitor.resume({ ids: [last] })).ids).toEqual([last])
    await change("pro")
    expect(await pausedIn(tenant)).toEqual(["0"])
  })

  it("slows what is checked too often, and a larger one gives the pace back", async () => {
    const { tenant, change } = await openWorkspace("hasty", 2, hasty)
    await change("free")
    expect(await standing(tenant)).toMatchObject([
      { seconds: 30, wanted: 10, paused: false },
      { seconds: 30, wanted: 10 },
    ])
    const [{ seconds }] = await world.pool.unsafe<[{ seconds: number }]>(
      "select min(interval_seconds) as seconds from schedule s join tenant t on t.id = s.tenant_id where t.slug = 'hasty'",
    )
    expect(seconds).toBe(30)
    await change("pro")
    expect(await standing(tenant)).toMatchObject([
      { seconds: 10, wanted: null },
      { seconds: 10, wanted: null },
    ])
  })

  it("forgets the former pace when somebody chooses another", async () => {
    const { tenant, ids, api, change } = await openWorkspace("rethinking", 2, hasty)
    await change("free")
    const id = ids[0] as never
    await api.monitor.edit({
      ...hasty,
      id,
      version: 1,
      intervalSeconds: 60,
      retryIntervalSeconds: 20,
      timeoutSeconds: 5,
    })
    const other = ids[1] as never
    await api.monitor.edit({ ...hasty, id: other, version: 1, name: "renamed", intervalSeconds: 30 })
    await change("pro")
    expect(await standing(tenant)).toMatchObject([
      { seconds: 60, wanted: null },
      { name: "renamed", seconds: 10, wanted: null },
    ])
  })
})

describe("a plan that holds everything", () => {
  it("leaves no trace in the audit log", async () => {
    const { tenant, change } = await openWorkspace("content", 1)
    await change("free")
    const rows = await world.pool.unsafe(
      "select 1 from audit_log a join tenant t on t.id = a.tenant_id where t.slug = $1 and action = 'monitor.fit'",
      [tenant.info.slug],
    )
    expect(rows).toHaveLength(0)
  })
})

describe("a restore of many", () => {
  it("is counted whole against the plan", async () => {
    const { ids, api, change } = await openWorkspace("undoing", 19)
    const three = ids.slice(0, 3) as never[]
    await api.monitor.delete({ ids: three })
    for (let n = 0; n < 3; n++) await api.monitor.create({ ...httpSample, name: `new ${n}` })
    await change("free")
    await expect(api.monitor.restore({ ids: three })).rejects.toThrow("The Free plan holds 20 monitors")
    await api.monitor.restore({ ids: three.slice(0, 1) })
  })
})
