import { idToUuid } from "@nightjar/kit/id"
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest"
import { rowsOf, type TestEngine } from "../../testing/engine.ts"
import { createTelling, fates, type TestTelling, typesOf } from "../../testing/telling.ts"
import type { World } from "../../testing/world.ts"
import { deleteChannel, disableChannel, testChannel } from "../channel/channel.actions.ts"
import { webhookSample } from "../channel/channel.sample.ts"
import { deleteMonitors } from "../monitor/monitor.actions.ts"
import { eraseDeleted } from "../monitor/monitor.fleet.ts"
import { createCaller } from "../router.ts"

const { broken, delivered, refused } = fates

let telling: TestTelling
let engine: TestEngine
let world: World
beforeAll(async () => {
  telling = await createTelling()
  ;({ engine, world } = telling)
})
afterEach(() => telling.reset())
afterAll(() => telling.close())

describe("a message", () => {
  it("is given by one claim only, and stored once, by whoever holds it", async () => {
    await telling.channel()
    const monitor = await telling.outage()
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
    expect(row).toMatchObject({
      state: "delivered",
      attempts: 2,
      unanswered: 1,
      claimed_by: null,
      answer: delivered.answer,
    })
  })

  it("waits longer after each failure, and is given up with the last answer", async () => {
    const channel = await telling.channel()
    const monitor = await telling.outage()
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
    const failed = await engine.sql`select subject from event where name = 'delivery.failed'`
    expect(failed).toHaveLength(1)
    const [health] = await createCaller(world.acme.as()).channel.list()
    expect(health).toMatchObject({ id: channel, lastError: "500 We are sorry.", lastDeliveredAt: null })
    expect(health!.failingSince).not.toBeNull()
  })

  it("is sent to no channel that was switched off or deleted meanwhile", async () => {
    const [off, gone] = [await telling.channel(), await telling.channel(world.acme, { name: "Gone" })]
    await telling.outage()
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
    await telling.channel()
    await telling.outage()
    const [errand] = await engine.claimDeliveries()
    expect(errand!.channel.config).toMatchObject(webhookSample.config)
    expect(errand!.slug).toBe("acme")
  })

  it("goes with its monitor when that is erased", async () => {
    await telling.channel()
    const monitor = await telling.outage()
    await deleteMonitors(world.acme.as(), { ids: [monitor] })
    await engine.sql`update monitor set deleted_at = now() - interval '16 minutes' where id = ${idToUuid(monitor)}`
    await engine.fleet.transaction(eraseDeleted)
    expect(await telling.toldOf(monitor)).toEqual([])
  })

  it("that failed is sent again when somebody asks, unless a later one has arrived", async () => {
    await telling.channel()
    const monitor = await telling.outage()
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
    const channel = await telling.channel()
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
