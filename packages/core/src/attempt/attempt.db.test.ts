import { type Id, idToUuid } from "@nightjar/kit/id"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { createEngine, rowsOf, type TestEngine } from "../../testing/engine.ts"
import { createWorld, type World } from "../../testing/world.ts"
import { editMonitor, pauseMonitors, restartMonitors, resumeMonitors } from "../monitor/monitor.actions.ts"
import { beginSuspect, freeClaims } from "../schedule/schedule.fleet.ts"

const minute = 60_000
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

/** Claims what is due and completes it; how many rows that were. */
const round = async (status: Parameters<TestEngine["complete"]>[1] = "up") =>
  engine.complete(await engine.claim(), status)

describe("an attempt", () => {
  it("becomes one heartbeat of its slot, and the schedule moves on by one interval", async () => {
    const [monitor] = await engine.plant(world.acme)
    await engine.plant(world.other)
    await engine.pass(minute)
    expect(await round()).toBe(2)
    expect(await round()).toBe(0)
    const [beat, ...more] = await rowsOf(engine, "heartbeat", monitor!, "slot_at")
    expect(more).toEqual([])
    expect(beat).toMatchObject({ attempt: 0, status: "u", state: "u", seq: 1, token: 1, latency_ms: 12 })
    const [schedule] = await rowsOf(engine, "schedule", monitor!, "due_at")
    expect(schedule!.next_slot_at - beat!.slot_at).toBe(minute)
    expect(schedule).toMatchObject({ attempt: 0, claimed_by: null })
    expect(schedule!.due_at).toEqual(schedule!.next_slot_at)
  })

  it("is made again after a failure, of the same slot, and the second failure is an outage since that slot", async () => {
    const [monitor] = await engine.plant(world.acme)
    for (const status of ["up", "down", "down"] as const) {
      await engine.passUntilDue(monitor!)
      await round(status)
    }
    const beats = await rowsOf(engine, "heartbeat", monitor!, "slot_at, attempt")
    expect(beats.map((beat) => [beat.attempt, beat.status, beat.state])).toEqual([
      [0, "u", "u"],
      [0, "d", "c"],
      [1, "d", "d"],
    ])
    expect(beats[2]!.slot_at).toEqual(beats[1]!.slot_at)
    const spans = await rowsOf(engine, "span", monitor!, "from_at")
    expect(spans.map((span) => span.state)).toEqual(["n", "u", "d"])
    expect(spans[2]!.from_at).toEqual(beats[1]!.slot_at)
    const [incident] = await rowsOf(engine, "incident", monitor!, "opened_at")
    expect(incident).toMatchObject({ resolved_at: null, reason: "It is down.", opened_at: beats[1]!.slot_at })
    expect(await rowsOf(engine, "evidence", monitor!, "slot_at, attempt")).toHaveLength(3)
    await engine.pass(minute)
    await round()
    const [resolved] = await rowsOf(engine, "incident", monitor!, "opened_at")
    expect(resolved!.resolved_at).not.toBeNull()
    const events = await engine.sql`
      select name from event where subject like 'inc_%' and detail->>'monitor' = ${monitor!} order by xid, id`
    expect(events.map((event) => event.name)).toEqual(["incident.opened", "incident.resolved"])
  })

  it("is recorded once, however often it is completed", async () => {
    const [monitor] = await engine.plant(world.acme)
    await engine.pass(minute)
    const claims = await engine.claim()
    expect(await engine.complete(claims)).toBe(claims.length)
    expect(await engine.complete(claims, "down")).toBe(0)
    expect(await rowsOf(engine, "heartbeat", monitor!, "slot_at")).toHaveLength(1)
  })

  it("is worth nothing once the monitor was paused or edited", async () => {
    const [paused, edited] = await engine.plant(world.acme, 2)
    await engine.pass(minute)
    const claims = await engine.claim()
    await pauseMonitors(world.acme.as(), { ids: [paused!] })
    await editMonitor(world.acme.as(), {
      id: edited!,
      version: 1,
      name: "Shop",
      intervalSeconds: 120,
      retryIntervalSeconds: 20,
      timeoutSeconds: 5,
      retries: 0,
      config: { type: "tcp", host: "192.0.2.2", port: 80 },
    })
    await engine.complete(claims)
    for (const [id, cause] of [[paused!, "paused"] as const, [edited!, "edited"] as const]) {
      expect(await rowsOf(engine, "heartbeat", id, "slot_at")).toEqual([])
      expect(await rowsOf(engine, "gap", id, "from_at")).toMatchObject([{ cause, slots: 1, seq: null }])
    }
    await resumeMonitors(world.acme.as(), { ids: [paused!] })
    const spans = await rowsOf(engine, "span", paused!, "from_at")
    expect(spans.map((span) => span.state)).toEqual(["n", "p", "n"])
  })
})

describe("a restart", () => {
  it("begins another grid and forgets what was known, but for the incident", async () => {
    const [monitor] = await engine.plant(world.acme, 1, { retries: 0 })
    await engine.passUntilDue(monitor!)
    await round("down")
    const [before] = await rowsOf(engine, "schedule", monitor!, "region")
    await engine.pass(1_000)
    await restartMonitors(world.acme.as(), { ids: [monitor!] })
    const [schedule] = await rowsOf(engine, "schedule", monitor!, "region")
    expect(schedule!.token).toBe(before!.token + 1 + 1)
    const [standing] = await rowsOf(engine, "standing", monitor!, "seq")
    expect(standing).toMatchObject({ state: "n", runs: {} })
    await engine.passUntilDue(monitor!)
    await round("down")
    expect(await rowsOf(engine, "incident", monitor!, "opened_at")).toMatchObject([{ resolved_at: null }])
  })
})

describe("a check that workers die of", () => {
  /** The worker dies with what it holds, and another takes its place. */
  const die = async () => {
    await engine.sql`update worker_life set seen_at = now(), ended_at = now() where id = ${engine.life}`
    await engine.fleet.transaction((sql) => freeClaims(sql, [engine.life]))
    await engine.sql`update worker_life set ended_at = null where id = ${engine.life}`
  }

  it("is not run after the third death, but waits, and then is tried again", async () => {
    const [deadly, waiting] = await engine.plant(world.acme, 2)
    await engine.passUntilDue(deadly!)
    await engine.sql`update schedule set next_slot_at = now() + interval '5 s', due_at = now() + interval '5 s'
      where monitor_id = ${idToUuid(waiting!)}`
    for (const hasBegun of [true, false, true, true]) {
      const claims = await engine.claim({ lookAheadMs: 10_000 })
      const suspect = claims.find((claim) => claim.monitorId === idToUuid(deadly!))!
      if (hasBegun) await engine.fleet.transaction((sql) => beginSuspect(sql, suspect))
      await die()
    }
    const failuresOf = async (id: Id<"monitor">) => (await rowsOf(engine, "schedule", id, "region"))[0]!.failures
    expect([await failuresOf(deadly!), await failuresOf(waiting!)]).toEqual([3, 0])
    await round("up")
    const [beat] = await rowsOf(engine, "heartbeat", deadly!, "slot_at")
    expect(beat).toMatchObject({ status: "n", state: "n" })
    const [schedule] = await rowsOf(engine, "schedule", deadly!, "region")
    expect(schedule!.due_at - beat!.started_at).toBeGreaterThanOrEqual(minute)
    await engine.pass(3 * minute)
    await round("up")
    expect(await failuresOf(deadly!)).toBe(0)
    expect(await rowsOf(engine, "gap", deadly!, "from_at")).toMatchObject([{ cause: "quarantine" }])
  })
})

describe("slots that nobody ran", () => {
  it("become one gap with its cause, no data, and no burst of stale checks", async () => {
    const [monitor] = await engine.plant(world.acme)
    await engine.passUntilDue(monitor!)
    await round()
    await engine.sql`update worker_life set born_at = now(), seen_at = now()`
    await engine.pass(10 * minute)
    expect(await round()).toBeGreaterThan(0)
    const beats = await rowsOf(engine, "heartbeat", monitor!, "slot_at")
    expect(beats).toHaveLength(2)
    const gaps = await rowsOf(engine, "gap", monitor!, "from_at")
    expect(gaps).toMatchObject([{ cause: "worker_down", slots: 9, seq: 2 }])
    expect(gaps[0]!.from_at - beats[0]!.slot_at).toBe(minute)
    expect(gaps[0]!.to_at).toEqual(beats[1]!.slot_at)
    const spans = await rowsOf(engine, "span", monitor!, "from_at")
    expect(spans.map((span) => span.state)).toEqual(["n", "u", "n", "u"])
  })
})
