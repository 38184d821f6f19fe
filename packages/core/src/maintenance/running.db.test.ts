import { idToUuid } from "@nightjar/kit/id"
import { minute } from "@nightjar/kit/time"
import { afterAll, describe, expect, it } from "vitest"
import { rowsOf } from "../../testing/engine.ts"
import { errorOf } from "../../testing/error-of.ts"
import { createMaintaining } from "../../testing/maintaining.ts"

const { world, engine, acme, other, stateOf, windowsOf, started, eventsAbout, close } = await createMaintaining()
afterAll(close)

describe("a maintenance by hand", () => {
  it("puts its monitors into maintenance while it runs, and nobody else's", async () => {
    const [mine, bystander] = await engine.plant(world.acme, 2)
    const [theirs] = await engine.plant(world.other)
    const id = await started([mine!])
    expect(await engine.maintain()).toBe(1)
    expect([await stateOf(mine!), await stateOf(bystander!)]).toEqual(["maintenance", "no_data"])
    expect((await other.monitor.get({ id: theirs! })).state).toBe("no_data")
    await acme.maintenance.end({ id })
    expect(await engine.maintain()).toBe(1)
    expect(await stateOf(mine!)).toBe("no_data")
    expect((await acme.monitor.turns({ id: mine! })).map((turn) => turn.reason)).toEqual([
      "The maintenance is over.",
      "Maintenance: Database upgrade",
    ])
    expect(await engine.maintain()).toBe(0)
  })

  it("puts the members of a group into maintenance, and the group by way of them", async () => {
    const { id: group } = await acme.monitor.create({ name: "Shop", config: { type: "group" } })
    const [member] = await engine.plant(world.acme, 1, { groupId: group })
    const id = await started([group])
    expect(await engine.maintain()).toBe(1)
    expect([await stateOf(group), await stateOf(member!)]).toEqual(["maintenance", "maintenance"])
    expect(await engine.maintain()).toBe(0)
    await acme.maintenance.end({ id })
    await engine.maintain()
    expect([await stateOf(group), await stateOf(member!)]).toEqual(["no_data", "no_data"])
  })

  it("tells that it began and ended, and keeps when that was", async () => {
    const [monitor] = await engine.plant(world.acme)
    const id = await started([monitor!])
    await engine.maintain()
    await acme.maintenance.end({ id })
    await engine.maintain()
    expect(await eventsAbout("subject", id)).toEqual([
      "maintenance.create",
      "maintenance.start",
      "maintenance.began",
      "maintenance.end",
      "maintenance.ended",
    ])
    const [row] = await engine.sql`select started_at, ended_at from maintenance where id = ${idToUuid(id)}`
    expect(await windowsOf(id)).toEqual([{ from_at: row!.started_at, to_at: row!.ended_at }])
  })

  it("is started and ended once, and again another time", async () => {
    const [monitor] = await engine.plant(world.acme)
    const id = await started([monitor!])
    expect(await errorOf(acme.maintenance.start({ id }))).toMatchObject({ code: "conflict" })
    await engine.maintain()
    await acme.maintenance.end({ id })
    expect(await errorOf(acme.maintenance.end({ id }))).toMatchObject({ code: "conflict" })
    await engine.maintain()
    await acme.maintenance.start({ id })
    await engine.maintain()
    expect(await windowsOf(id)).toMatchObject([{ to_at: expect.any(Date) }, { to_at: null }])
    expect(await stateOf(monitor!)).toBe("maintenance")
  })

  it("goes on with checks: heartbeats say maintenance, and no failure becomes an outage", async () => {
    const [monitor] = await engine.plant(world.acme)
    await engine.passUntilDue(monitor!)
    await engine.complete(await engine.claim())
    const id = await started([monitor!])
    await engine.maintain()
    for (let i = 0; i < 3; i++) {
      await engine.pass(minute)
      await engine.complete(await engine.claim(), "down")
    }
    const beats = await rowsOf(engine, "heartbeat", monitor!, "slot_at, attempt")
    expect(beats.map((beat) => [beat.status, beat.state])).toEqual([
      ["u", "u"],
      ["d", "m"],
      ["d", "m"],
      ["d", "m"],
    ])
    expect((await acme.incident.list({ monitor: monitor! })).incidents).toEqual([])
    await acme.maintenance.end({ id })
    await engine.maintain()
    const spans = await rowsOf(engine, "span", monitor!, "from_at")
    expect(spans.map(({ state }) => state)).toEqual(["n", "u", "m", "n"])
    const { uptime, steps } = await acme.monitor.history({ id: monitor!, range: "1h" })
    expect(uptime.ratio).toBe(1)
    expect(steps.reduce((sum, step) => sum + step.maintenanceMs, 0)).toBeGreaterThanOrEqual(3 * minute)
  })
})

describe("an outage that was open before", () => {
  const outage = async () => {
    const [monitor] = await engine.plant(world.acme, 1, { retries: 0 })
    await engine.passUntilDue(monitor!)
    await engine.complete(await engine.claim(), "down")
    const id = await started([monitor!])
    await engine.maintain()
    await acme.maintenance.end({ id })
    await engine.maintain()
    expect((await acme.incident.list({ monitor: monitor!, open: true })).incidents).toHaveLength(1)
    await engine.pass(minute)
    return monitor!
  }

  it("is resolved by the first good check afterwards, and that is told", async () => {
    const monitor = await outage()
    await engine.complete(await engine.claim(), "up")
    const { incidents } = await acme.incident.list({ monitor })
    expect(incidents).toMatchObject([{ resolvedAt: expect.any(Date) }])
    expect(await eventsAbout("monitor", monitor)).toEqual(["incident.opened", "incident.resolved"])
  })

  it("goes on when the check still fails", async () => {
    const monitor = await outage()
    await engine.complete(await engine.claim(), "down")
    expect(await stateOf(monitor)).toBe("down")
    expect((await acme.incident.list({ monitor })).incidents).toMatchObject([{ resolvedAt: null }])
  })
})
