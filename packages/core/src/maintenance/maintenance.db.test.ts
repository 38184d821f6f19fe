import { isAppError } from "@nightjar/kit/error"
import { type Id, idToUuid, newId } from "@nightjar/kit/id"
import { minute } from "@nightjar/kit/time"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { createEngine, rowsOf, type TestEngine } from "../../testing/engine.ts"
import { createWorld, type World } from "../../testing/world.ts"
import { createCaller } from "../router.ts"
import { manualSample, monthlySample, weeklySample } from "./maintenance.sample.ts"

let world: World
let engine: TestEngine
beforeAll(async () => {
  world = await createWorld()
  engine = await createEngine(world)
})
beforeEach(async () => {
  await engine.sql`delete from maintenance`
  await engine.maintain()
})
afterAll(async () => {
  await engine.close()
  await world.close()
})

const acme = () => createCaller(world.acme.as())
const other = () => createCaller(world.other.as())

const stateOf = async (monitor: Id<"monitor">) => (await acme().monitor.get({ id: monitor })).state
const reasonsOf = async (monitor: Id<"monitor">) =>
  (await acme().monitor.turns({ id: monitor })).map((turn) => turn.reason)
const windowsOf = (id: Id<"maintenance">) =>
  engine.sql`select from_at, to_at from maintenance_window where maintenance_id = ${idToUuid(id)} order by from_at`

/** A minute of the clock in UTC, so many minutes from now. */
const clockIn = (minutes: number) => new Date(Date.now() + minutes * minute).toISOString().slice(0, 16)
const once = (from: number, to: number) => ({
  ...manualSample,
  timing: { strategy: "single" as const, from: clockIn(from), to: clockIn(to) },
})
/** By hand, and started. */
const started = async (monitors: Id<"monitor">[], tags: Id<"tag">[] = []) => {
  const { id } = await acme().maintenance.create({ ...manualSample, monitors, tags })
  await acme().maintenance.start({ id })
  return id
}
const errorOf = async (promise: Promise<unknown>) => {
  const error = await promise.then(
    () => undefined,
    (thrown: { cause?: unknown }) => thrown.cause,
  )
  if (!isAppError(error)) throw new Error(`expected an AppError, got ${error}`)
  return error
}

describe("a maintenance by hand", () => {
  it("puts its monitors into maintenance while it runs, and nobody else's", async () => {
    const [mine, bystander] = await engine.plant(world.acme, 2)
    const [theirs] = await engine.plant(world.other)
    const id = await started([mine!])
    expect(await engine.maintain()).toBe(1)
    expect([await stateOf(mine!), await stateOf(bystander!)]).toEqual(["maintenance", "no_data"])
    expect((await other().monitor.get({ id: theirs! })).state).toBe("no_data")
    await acme().maintenance.end({ id })
    expect(await engine.maintain()).toBe(1)
    expect(await stateOf(mine!)).toBe("no_data")
    expect(await reasonsOf(mine!)).toEqual(["The maintenance is over.", "Maintenance: Database upgrade"])
    expect(await engine.maintain()).toBe(0)
  })

  it("tells that it began and ended, and keeps when that was", async () => {
    const [monitor] = await engine.plant(world.acme)
    const id = await started([monitor!])
    await engine.maintain()
    await acme().maintenance.end({ id })
    await engine.maintain()
    const events = await engine.sql`select name from event where subject = ${id} order by xid, id`
    expect(events.map(({ name }) => name)).toEqual([
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
    expect(await errorOf(acme().maintenance.start({ id }))).toMatchObject({ code: "conflict" })
    await engine.maintain()
    await acme().maintenance.end({ id })
    expect(await errorOf(acme().maintenance.end({ id }))).toMatchObject({ code: "conflict" })
    await engine.maintain()
    await acme().maintenance.start({ id })
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
    expect(await acme().incident.list({ monitor: monitor! })).toEqual([])
    await acme().maintenance.end({ id })
    await engine.maintain()
    const { uptime, spans } = await acme().monitor.history({ id: monitor!, range: "1h" })
    expect(spans.map(({ state }) => state)).toEqual(["no_data", "up", "maintenance", "no_data"])
    expect(uptime.ratio).toBe(1)
  })
})

describe("an outage that was open before", () => {
  const outage = async () => {
    const [monitor] = await engine.plant(world.acme, 1, { retries: 0 })
    await engine.passUntilDue(monitor!)
    await engine.complete(await engine.claim(), "down")
    const id = await started([monitor!])
    await engine.maintain()
    await acme().maintenance.end({ id })
    await engine.maintain()
    expect(await acme().incident.list({ monitor: monitor!, open: true })).toHaveLength(1)
    await engine.pass(minute)
    return monitor!
  }

  it("is resolved by the first good check afterwards, and that is told", async () => {
    const monitor = await outage()
    await engine.complete(await engine.claim(), "up")
    const incidents = await acme().incident.list({ monitor })
    expect(incidents).toMatchObject([{ resolvedAt: expect.any(Date) }])
    const events = await engine.sql`
      select name from event where subject like 'inc_%' and detail->>'monitor' = ${monitor} order by xid, id`
    expect(events.map(({ name }) => name)).toEqual(["incident.opened", "incident.resolved"])
  })

  it("goes on when the check still fails", async () => {
    const monitor = await outage()
    await engine.complete(await engine.claim(), "down")
    expect(await stateOf(monitor)).toBe("down")
    expect(await acme().incident.list({ monitor })).toMatchObject([{ resolvedAt: null }])
  })
})

describe("coverage", () => {
  const tagged = async (monitor: Id<"monitor">, tags: Id<"tag">[]) =>
    acme().monitor.tag({ id: monitor, tags: tags.map((id) => ({ id })) })

  it("by a tag lasts while the monitor has it, also in the middle of a window", async () => {
    const [monitor] = await engine.plant(world.acme)
    const tag = await acme().tag.create({ name: `tag-${newId("tag")}`.slice(0, 40) })
    await started([], [tag.id])
    expect(await engine.maintain()).toBe(0)
    await tagged(monitor!, [tag.id])
    await engine.maintain()
    expect(await stateOf(monitor!)).toBe("maintenance")
    await tagged(monitor!, [])
    await engine.maintain()
    expect(await stateOf(monitor!)).toBe("no_data")
    await tagged(monitor!, [tag.id])
    await engine.maintain()
    await acme().tag.delete({ id: tag.id })
    await engine.maintain()
    expect(await stateOf(monitor!)).toBe("no_data")
  })

  it("by two windows lasts until the last of them has ended", async () => {
    const [monitor] = await engine.plant(world.acme)
    const [one, two] = [await started([monitor!]), await started([monitor!])]
    expect(await engine.maintain()).toBe(1)
    await acme().maintenance.end({ id: one })
    expect(await engine.maintain()).toBe(0)
    expect(await stateOf(monitor!)).toBe("maintenance")
    await acme().maintenance.end({ id: two })
    expect(await engine.maintain()).toBe(1)
    expect(await stateOf(monitor!)).toBe("no_data")
  })

  it("leaves a paused monitor alone, and takes it up when it is resumed", async () => {
    const [monitor] = await engine.plant(world.acme)
    await acme().monitor.pause({ ids: [monitor!] })
    const id = await started([monitor!])
    expect(await engine.maintain()).toBe(0)
    expect(await stateOf(monitor!)).toBe("paused")
    await acme().monitor.resume({ ids: [monitor!] })
    await engine.maintain()
    expect(await stateOf(monitor!)).toBe("maintenance")
    await acme().monitor.pause({ ids: [monitor!] })
    await acme().maintenance.end({ id })
    expect(await engine.maintain()).toBe(0)
    expect(await stateOf(monitor!)).toBe("paused")
  })

  it("may change while it runs", async () => {
    const [before, after] = await engine.plant(world.acme, 2)
    const id = await started([before!])
    await engine.maintain()
    await acme().maintenance.edit({ ...manualSample, id, version: 1, monitors: [after!] })
    expect(await engine.maintain()).toBe(2)
    expect([await stateOf(before!), await stateOf(after!)]).toEqual(["no_data", "maintenance"])
    expect(await windowsOf(id)).toMatchObject([{ to_at: null }])
  })

  it("ends with a maintenance that is deleted while it runs", async () => {
    const [monitor] = await engine.plant(world.acme)
    const id = await started([monitor!])
    await engine.maintain()
    await acme().maintenance.delete({ id })
    expect(await engine.maintain()).toBe(1)
    expect(await stateOf(monitor!)).toBe("no_data")
    expect(await windowsOf(id)).toEqual([])
  })
})

describe("a maintenance that is planned", () => {
  it("begins and ends by itself, at the minutes that it says", async () => {
    const [monitor] = await engine.plant(world.acme)
    const { id } = await acme().maintenance.create({ ...once(-1, 30), monitors: [monitor!] })
    await engine.maintain()
    expect(await stateOf(monitor!)).toBe("maintenance")
    expect((await acme().maintenance.list())[0]).toMatchObject({ id, phase: "running" })
    // Its clock cannot be turned; its end can be brought near.
    const end = new Date(Math.floor(Date.now() / minute) * minute)
    await engine.sql`
      update maintenance set timing = timing || jsonb_build_object('to', ${end.toISOString().slice(0, 16)}::text),
        next_change_at = ${end} where id = ${idToUuid(id)}`
    await engine.maintain()
    expect(await stateOf(monitor!)).toBe("no_data")
    expect((await windowsOf(id))[0]).toMatchObject({ to_at: end })
    expect((await acme().maintenance.list())[0]).toMatchObject({ id, phase: "past", lastEndedAt: end })
  })

  it("ends early when somebody ends it, and does not begin again", async () => {
    const [monitor] = await engine.plant(world.acme)
    const { id } = await acme().maintenance.create({ ...once(-1, 30), monitors: [monitor!] })
    await engine.maintain()
    await acme().maintenance.end({ id })
    await engine.maintain()
    await engine.maintain()
    expect(await stateOf(monitor!)).toBe("no_data")
    expect(await windowsOf(id)).toHaveLength(1)
    expect((await acme().maintenance.list())[0]).toMatchObject({ phase: "past" })
  })

  it("follows an edit while it runs", async () => {
    const [monitor] = await engine.plant(world.acme)
    const { id } = await acme().maintenance.create({ ...once(-5, 30), monitors: [monitor!] })
    await engine.maintain()
    const edit = (input: ReturnType<typeof once>, version: number) =>
      acme().maintenance.edit({ ...input, id, version, monitors: [monitor!] })
    await edit(once(-2, 60), 1)
    expect(await engine.maintain()).toBe(0)
    expect(await windowsOf(id)).toHaveLength(1)
    await edit(once(20, 60), 2)
    expect(await engine.maintain()).toBe(1)
    expect(await windowsOf(id)).toMatchObject([{ to_at: expect.any(Date) }])
    expect((await acme().maintenance.list())[0]).toMatchObject({ phase: "upcoming", next: [{}] })
  })

  it("that came while no worker lived has not been; the one that is on has", async () => {
    const [monitor] = await engine.plant(world.acme)
    const { id } = await acme().maintenance.create({
      ...manualSample,
      timing: { strategy: "cron", expression: "*/2 * * * *", durationMinutes: 1 },
      monitors: [monitor!],
    })
    await engine.maintain()
    await engine.sql`delete from maintenance_window`
    const dueAt = new Date(Math.floor(Date.now() / (2 * minute)) * 2 * minute - 20 * minute)
    await engine.sql`insert into maintenance_window values (${idToUuid(world.acme.info.id)}, ${idToUuid(id)}, ${new Date(dueAt.getTime() - minute)})`
    await engine.sql`update maintenance set next_change_at = ${dueAt} where id = ${idToUuid(id)}`
    await engine.maintain()
    const [first, ...later] = await windowsOf(id)
    expect(first).toMatchObject({ to_at: dueAt })
    for (const { from_at } of later) expect(Date.now() - from_at).toBeLessThan(2 * minute)
    expect(later.length).toBeLessThan(2)
  })
})

describe("a maintenance", () => {
  it("is created, listed and shown, for each sample", async () => {
    const [monitor] = await engine.plant(world.acme)
    const tag = await acme().tag.create({ name: `env-${newId("tag")}`.slice(0, 40), color: "teal" })
    for (const sample of [manualSample, weeklySample, monthlySample])
      await acme().maintenance.create({ ...sample, monitors: [monitor!], tags: [tag.id] })
    await engine.maintain()
    const listed = await acme().maintenance.list({ monitor: monitor! })
    expect(listed.map(({ title }) => title).toSorted()).toEqual([
      "Database upgrade",
      "Month-end closing",
      "Weekly patches",
    ])
    expect(listed.at(-1)).toMatchObject({ phase: "ready", monitors: 1, tags: [{ id: tag.id, color: "teal" }] })
    const shown = await acme().maintenance.get({ id: listed[0]!.id })
    expect(shown).toMatchObject({ monitors: [{ id: monitor, name: "Shop" }], tags: [{ id: tag.id }], history: [] })
    expect(shown.next).toHaveLength(5)
    const [stranger] = await engine.plant(world.acme)
    expect(await acme().maintenance.list({ monitor: stranger! })).toEqual([])
  })

  it("tells a form that was opened before somebody else's edit", async () => {
    const monitors = await engine.plant(world.acme)
    const { id } = await acme().maintenance.create({ ...weeklySample, monitors })
    await acme().maintenance.edit({ ...weeklySample, id, version: 1, monitors, title: "First" })
    const error = await errorOf(acme().maintenance.edit({ ...weeklySample, id, version: 1, monitors, title: "Second" }))
    expect(error).toMatchObject({ code: "stale", detail: { version: 2 } })
  })

  it("is refused when it is over already", async () => {
    const monitors = await engine.plant(world.acme)
    const error = await errorOf(acme().maintenance.create({ ...once(-60, -30), monitors }))
    expect(error).toMatchObject({ code: "invalid", detail: { field: "timing.to" } })
  })

  it("is not started by hand when it begins by itself", async () => {
    const monitors = await engine.plant(world.acme)
    const { id } = await acme().maintenance.create({ ...weeklySample, monitors })
    expect((await errorOf(acme().maintenance.start({ id }))).message).toContain("begins by itself")
  })

  it("that switches from by hand to a plan and back does not run by what somebody started once", async () => {
    const monitors = await engine.plant(world.acme)
    const id = await started(monitors)
    await acme().maintenance.edit({ ...once(30, 60), id, version: 1, monitors })
    await acme().maintenance.edit({ ...manualSample, id, version: 2, monitors })
    await engine.maintain()
    expect((await acme().maintenance.get({ id })).phase).toBe("ready")
  })

  it("of another tenant is answered as one that nobody has, and so are the monitors and tags that it would cover", async () => {
    const [mine] = await engine.plant(world.acme)
    const [theirs] = await engine.plant(world.other)
    const tag = await other().tag.create({ name: "theirs" })
    const { id } = await acme().maintenance.create({ ...manualSample, monitors: [mine!] })
    const answers = async (target: typeof id, monitor: Id<"monitor">, tagId: Id<"tag">) => {
      const calls = [
        other().maintenance.get({ id: target }),
        other().maintenance.edit({ ...manualSample, id: target, version: 1, monitors: [theirs!] }),
        other().maintenance.start({ id: target }),
        other().maintenance.end({ id: target }),
        other().maintenance.delete({ id: target }),
        acme().maintenance.create({ ...manualSample, monitors: [monitor] }),
        acme().maintenance.create({ ...manualSample, tags: [tagId] }),
      ]
      return Promise.all(calls.map(async (call) => JSON.stringify(await errorOf(call))))
    }
    expect(await answers(id, theirs!, tag.id)).toEqual(
      await answers(newId("maintenance"), newId("monitor"), newId("tag")),
    )
    expect(await other().maintenance.list({ monitor: mine! })).toEqual([])
  })
})
