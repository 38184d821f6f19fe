import type { Sent } from "@nightjar/channels/sent"
import { type Id, idToUuid } from "@nightjar/kit/id"
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest"
import { createEngine, rowsOf, type TestEngine } from "../../testing/engine.ts"
import { createWorld, type TestTenant, type World } from "../../testing/world.ts"
import { createChannel, deleteChannel, disableChannel, editChannel, testChannel } from "../channel/channel.actions.ts"
import { emailSample, webhookSample } from "../channel/channel.sample.ts"
import { deleteMonitors, pauseMonitors, resumeMonitors } from "../monitor/monitor.actions.ts"
import { checkNow } from "../probe/probe.actions.ts"
import { createCaller } from "../router.ts"

let world: World
let engine: TestEngine
beforeAll(async () => {
  world = await createWorld()
  engine = await createEngine(world)
})
afterEach(async () => {
  await engine.sql`update schedule set due_at = null`
  await engine.sql`delete from delivery`
  await engine.sql`delete from channel`
})
afterAll(async () => {
  await engine.close()
  await world.close()
})

const answer = { status: 200, id: null, text: "ok" }
const delivered: Sent = { kind: "delivered", answer }
const broken: Sent = { kind: "again", answer: { status: 500, id: null, text: "We are sorry." } }
const refused: Sent = { kind: "refused", answer: { status: 404, id: null, text: "no such hook" } }

const plant = async (tenant: TestTenant = world.acme, change = {}) =>
  (await createChannel(tenant.as(), { ...webhookSample, ...change })).id
/** A monitor that was up, without retries. */
const plantMonitor = async (tenant: TestTenant = world.acme) => {
  const [monitor] = await engine.plant(tenant, 1, { retries: 0 })
  await engine.run(monitor!, "up")
  return monitor!
}
/** Is found to be so at once: no time passes. */
const turnTo = async (monitor: Id<"monitor">, status: "up" | "down") => {
  await checkNow(world.acme.as(), { id: monitor })
  await engine.answerProbes(status)
}
const toldOf = async (monitor: Id<"monitor">) => {
  const rows = await rowsOf(engine, "delivery", monitor, "turn_seq, channel_id")
  return rows.map(({ message, state }) => `${message.type} ${state}`)
}
const planOf = async (monitor: Id<"monitor">) => (await rowsOf(engine, "turn", monitor, "seq")).at(-1)!.plan
const typesOf = (errands: Awaited<ReturnType<TestEngine["claimDeliveries"]>>) =>
  errands.map(({ held }) => held.map(({ message }) => message.type).join("+"))
const eventsOf = async (name: string) =>
  (await engine.sql`select subject from event where name = ${name}`).map(({ subject }) => subject as string)

describe("an outage", () => {
  it("writes its messages with its turn, one a default channel, and the plan says so", async () => {
    const [pager, mail] = [await plant(), await plant(world.acme, emailSample)]
    await plant(world.acme, { name: "Silent", isDefault: false })
    await plant(world.other)
    const monitor = await plantMonitor()
    expect(await planOf(monitor)).toEqual({ silent: "Nobody was told of a beginning." })
    await engine.run(monitor, "down")
    const rows = await rowsOf(engine, "delivery", monitor, "channel_id")
    const [incident] = await rowsOf(engine, "incident", monitor, "opened_at")
    expect(rows.map((row) => row.channel_id)).toEqual([pager, mail].map(idToUuid).sort())
    expect(rows[0]).toMatchObject({
      incident_id: incident!.id,
      state: "waiting",
      message: { type: "monitor.down", workspace: { name: "acme" }, monitor: { name: "Shop" }, reason: "It is down." },
    })
    const plan = await planOf(monitor)
    expect(plan.tell.map(({ channel, step }: { channel: string; step: number }) => [channel, step])).toEqual(
      [pager, mail].map((channel) => [idToUuid(channel), 0]).sort(),
    )
  })

  it("and its end are told in order, and no other way", async () => {
    await plant()
    const monitor = await plantMonitor()
    await engine.run(monitor, "down")
    const first = await engine.claimDeliveries()
    await turnTo(monitor, "up")
    expect(typesOf(first)).toEqual(["monitor.down"])
    expect(await engine.claimDeliveries()).toEqual([])
    await engine.settle(first, delivered)
    const second = await engine.claimDeliveries()
    expect(typesOf(second)).toEqual(["monitor.recovered"])
    await engine.settle(second, delivered)
    expect(await toldOf(monitor)).toEqual(["monitor.down delivered", "monitor.recovered delivered"])
  })

  it("that could not be told before it was over is told with its end, as one", async () => {
    await plant()
    const monitor = await plantMonitor()
    await engine.run(monitor, "down")
    await engine.settle(await engine.claimDeliveries(), broken)
    await turnTo(monitor, "up")
    expect(await engine.claimDeliveries()).toEqual([])
    await engine.pass(6_000)
    const both = await engine.claimDeliveries()
    expect(typesOf(both)).toEqual(["monitor.down+monitor.recovered"])
    await engine.settle(both, broken)
    await engine.pass(40_000)
    const again = await engine.claimDeliveries()
    expect(typesOf(again)).toEqual(["monitor.down+monitor.recovered"])
    expect(again[0]!.held.map(({ attempts }) => attempts)).toEqual([3, 2])
    await engine.settle(again, delivered)
    expect(await toldOf(monitor)).toEqual(["monitor.down combined", "monitor.recovered delivered"])
  })

  it("is ended to those who were told of it, and to nobody else", async () => {
    const [pager, gone] = [await plant(), await plant(world.acme, { name: "Gone" })]
    const monitor = await plantMonitor()
    await engine.run(monitor, "down")
    await editChannel(world.acme.as(), { id: pager, isDefault: false })
    await deleteChannel(world.acme.as(), { id: gone })
    await plant(world.acme, emailSample)
    await engine.run(monitor, "up")
    expect((await planOf(monitor)).tell).toMatchObject([{ channel: idToUuid(pager) }])
  })

  it("keeps quiet where nobody is to be told, and says why", async () => {
    const monitor = await plantMonitor()
    await engine.run(monitor, "down")
    expect(await planOf(monitor)).toEqual({ silent: "No default channel is switched on." })
    await engine.run(monitor, "up")
    expect(await planOf(monitor)).toEqual({ silent: "Nobody was told of a beginning." })
    await plant()
    await engine.run(monitor, "degraded")
    expect(await planOf(monitor)).toEqual({ silent: "A slow answer is not told by default." })
    await pauseMonitors(world.acme.as(), { ids: [monitor] })
    expect(await planOf(monitor)).toEqual({ silent: "A person paused it." })
    await resumeMonitors(world.acme.as(), { ids: [monitor] })
    expect(await planOf(monitor)).toEqual({ silent: "A person resumed it." })
    expect(await toldOf(monitor)).toEqual([])
  })
})

describe("missing data", () => {
  it("is told, and so is its end", async () => {
    await plant()
    const monitor = await plantMonitor()
    await engine.run(monitor, "blocked")
    await engine.settle(await engine.claimDeliveries(), delivered)
    await engine.run(monitor, "up")
    const [errand] = await engine.claimDeliveries()
    expect(errand!.held[0].message).toMatchObject({ type: "monitor.recovered", was: "no_data", incident: null })
    await engine.settle([errand!], delivered)
    expect(await toldOf(monitor)).toEqual(["monitor.no_data delivered", "monitor.recovered delivered"])
  })

  it("that is over when it is found is not told: workers stood still, and the target is up", async () => {
    await plant()
    const monitor = await plantMonitor()
    await engine.pass(600_000)
    await engine.complete(await engine.claim(), "up")
    const plans = (await rowsOf(engine, "turn", monitor, "seq")).slice(-2).map(({ plan }) => plan)
    expect(plans).toEqual([
      { silent: "It was over before it was known." },
      { silent: "Nobody was told of a beginning." },
    ])
  })
})

describe("a message", () => {
  const down = async () => {
    const monitor = await plantMonitor()
    await engine.run(monitor, "down")
    return monitor
  }

  it("is given by one claim only, and stored once, by whoever holds it", async () => {
    await plant()
    const monitor = await down()
    const claims = await Promise.all([1, 2, 3].map(() => engine.claimDeliveries()))
    const [mine] = claims.flat()
    expect(claims.flat()).toHaveLength(1)
    await engine.pass(31_000)
    const [theirs] = await engine.claimDeliveries()
    expect(theirs!.held[0].token).toBe(2)
    expect(await engine.settle([mine!], refused)).toBe(0)
    expect(await engine.settle([theirs!], delivered)).toBe(1)
    expect(await engine.settle([theirs!], refused)).toBe(0)
    const [row] = await rowsOf(engine, "delivery", monitor, "id")
    expect(row).toMatchObject({ state: "delivered", attempts: 2, unanswered: 1, claimed_by: null, answer })
  })

  it("waits longer after each failure, and is given up with the last answer", async () => {
    const channel = await plant()
    const monitor = await down()
    const waits: number[] = []
    for (let attempt = 1; attempt <= 9; attempt++) {
      await engine.settle(await engine.claimDeliveries(), broken)
      const [row] = await rowsOf(engine, "delivery", monitor, "id")
      waits.push(Math.round((row!.due_at - Date.now()) / 1_000))
      await engine.pass(row!.due_at - Date.now() + 10)
    }
    expect(waits.slice(0, 8)).toEqual([5, 30, 120, 600, 1_800, 7_200, 21_600, 86_400])
    const [row] = await rowsOf(engine, "delivery", monitor, "id")
    expect(row).toMatchObject({ state: "failed", reason: "It was tried for two days.", answer: broken.answer })
    expect(await engine.claimDeliveries()).toEqual([])
    const failed = await eventsOf("delivery.failed")
    expect(failed).toHaveLength(1)
    const [health] = await createCaller(world.acme.as()).channel.list()
    expect(health).toMatchObject({ id: channel, lastError: "500 We are sorry.", lastDeliveredAt: null })
    expect(health!.failingSince).not.toBeNull()
  })

  it("is sent to no channel that was switched off or deleted meanwhile", async () => {
    const [off, gone] = [await plant(), await plant(world.acme, { name: "Gone" })]
    await down()
    await disableChannel(world.acme.as(), { id: off })
    await deleteChannel(world.acme.as(), { id: gone })
    const errands = await engine.claimDeliveries()
    expect(errands.map(({ channel }) => channel.off).sort()).toEqual([
      "The channel is switched off.",
      "The channel was deleted.",
    ])
    expect(errands.map(({ channel }) => channel.config)).toEqual([null, null])
  })

  it("comes with the opened secrets of its channel", async () => {
    await plant()
    await down()
    const [errand] = await engine.claimDeliveries()
    expect(errand!.channel.config).toMatchObject(webhookSample.config)
    expect(errand!.slug).toBe("acme")
  })

  it("goes with its monitor when that is erased", async () => {
    await plant()
    const monitor = await down()
    await deleteMonitors(world.acme.as(), { ids: [monitor] })
    await engine.sql`update monitor set deleted_at = now() - interval '16 minutes' where id = ${idToUuid(monitor)}`
    const { eraseDeleted } = await import("../monitor/monitor.fleet.ts")
    await engine.fleet.transaction((sql) => eraseDeleted(sql, 10))
    expect(await toldOf(monitor)).toEqual([])
  })

  it("that failed is sent again when somebody asks, unless a later one has arrived", async () => {
    await plant()
    const monitor = await down()
    await engine.settle(await engine.claimDeliveries(), refused)
    const caller = createCaller(world.acme.as())
    const [failed] = (await caller.delivery.list({ states: ["failed"] })).deliveries
    expect(failed).toMatchObject({ state: "failed", answer: refused.answer, channel: { name: "Pager" } })
    await caller.delivery.resend({ id: failed!.id })
    expect(typesOf(await engine.claimDeliveries())).toEqual(["monitor.down"])
    await engine.pass(31_000)
    await engine.settle(await engine.claimDeliveries(), refused)
    await engine.run(monitor, "up")
    await engine.settle(await engine.claimDeliveries(), delivered)
    await expect(caller.delivery.resend({ id: failed!.id })).rejects.toThrow("A later message about this has arrived")
  })
})

describe("a test", () => {
  it("is one attempt, also where the channel is off, and its answer can be waited for", async () => {
    const channel = await plant()
    await disableChannel(world.acme.as(), { id: channel })
    const { delivery } = await testChannel(world.acme.as(), { id: channel })
    expect(world.whispers).toContainEqual({ kind: "delivery" })
    const errands = await engine.claimDeliveries()
    expect(typesOf(errands)).toEqual(["channel.test"])
    await engine.settle(errands, broken)
    const told = await createCaller(world.acme.as()).delivery.get({ id: delivery })
    expect(told).toMatchObject({ state: "failed", reason: "A test is tried once.", answer: broken.answer, attempts: 1 })
  })
})
