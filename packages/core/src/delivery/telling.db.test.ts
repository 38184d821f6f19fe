import { type Id, idToUuid, uuidToId } from "@nightjar/kit/id"
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest"
import { rowsOf, type TestEngine } from "../../testing/engine.ts"
import { createTelling, fates, type TestTelling, typesOf } from "../../testing/telling.ts"
import type { World } from "../../testing/world.ts"
import { deleteChannel, editChannel } from "../channel/channel.actions.ts"
import { emailSample } from "../channel/channel.sample.ts"
import { muteIncident } from "../incident/incident.actions.ts"
import { pauseMonitors, resumeMonitors } from "../monitor/monitor.actions.ts"
import { flapping } from "../standing/standing.ts"
import { tellHeldBack as heldBack } from "./held-back.fleet.ts"

const { broken, delivered } = fates

let telling: TestTelling
let engine: TestEngine
let world: World
beforeAll(async () => {
  telling = await createTelling()
  ;({ engine, world } = telling)
})
afterEach(() => telling.reset())
afterAll(() => telling.close())

describe("an outage", () => {
  it("writes its messages with its turn, one a default channel, and the plan says so", async () => {
    const [pager, mail] = [await telling.channel(), await telling.channel(world.acme, emailSample)]
    await telling.channel(world.acme, { name: "Silent", isDefault: false })
    await telling.channel(world.other)
    const monitor = await telling.monitor()
    expect(await telling.planOf(monitor)).toEqual({ silent: "Nobody was told of a beginning." })
    await engine.run(monitor, "down")
    const rows = await rowsOf(engine, "delivery", monitor, "channel_id")
    const [incident] = await rowsOf(engine, "incident", monitor, "opened_at")
    expect(rows.map((row) => row.channel_id)).toEqual([pager, mail].map(idToUuid).sort())
    expect(rows[0]).toMatchObject({
      incident_id: incident!.id,
      state: "waiting",
      message: { type: "monitor.down", workspace: { name: "acme" }, monitor: { name: "Shop" }, reason: "It is down." },
    })
    const planned = [pager, mail].map((channel) => ({ channel: idToUuid(channel), step: 0, dueAt: expect.any(String) }))
    expect(await telling.planOf(monitor)).toEqual({ tell: expect.arrayContaining(planned) })
  })

  it("and its end are told in order, and no other way", async () => {
    await telling.channel()
    const monitor = await telling.monitor()
    await engine.run(monitor, "down")
    const first = await engine.claimDeliveries()
    await telling.turnTo(monitor, "up")
    expect(typesOf(first)).toEqual(["monitor.down"])
    expect(await engine.claimDeliveries()).toEqual([])
    await engine.settle(first, delivered)
    const second = await engine.claimDeliveries()
    expect(typesOf(second)).toEqual(["monitor.recovered"])
    await engine.settle(second, delivered)
    expect(await telling.toldOf(monitor)).toEqual(["monitor.down delivered", "monitor.recovered delivered"])
  })

  it("that could not be told before it was over is told with its end, as one", async () => {
    await telling.channel()
    const monitor = await telling.monitor()
    await engine.run(monitor, "down")
    await engine.settle(await engine.claimDeliveries(), broken)
    await telling.turnTo(monitor, "up")
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
    expect(await telling.toldOf(monitor)).toEqual(["monitor.down combined", "monitor.recovered delivered"])
  })

  it("is ended to those who were told of it, and to nobody else", async () => {
    const [pager, gone] = [await telling.channel(), await telling.channel(world.acme, { name: "Gone" })]
    const monitor = await telling.monitor()
    await engine.run(monitor, "down")
    await editChannel(world.acme.as(), { id: pager, isDefault: false })
    await deleteChannel(world.acme.as(), { id: gone })
    await telling.channel(world.acme, emailSample)
    await engine.run(monitor, "up")
    expect(await telling.planOf(monitor)).toMatchObject({ tell: [{ channel: idToUuid(pager) }] })
  })

  it("keeps quiet where nobody is to be told, and says why", async () => {
    const monitor = await telling.monitor()
    await engine.run(monitor, "down")
    expect(await telling.planOf(monitor)).toEqual({ silent: "No default channel is switched on." })
    await engine.run(monitor, "up")
    expect(await telling.planOf(monitor)).toEqual({ silent: "Nobody was told of a beginning." })
    await telling.channel()
    await engine.run(monitor, "degraded")
    expect(await telling.planOf(monitor)).toEqual({ silent: "A slow answer is not told by default." })
    await pauseMonitors(world.acme.as(), { ids: [monitor] })
    expect(await telling.planOf(monitor)).toEqual({ silent: "A person paused it." })
    await resumeMonitors(world.acme.as(), { ids: [monitor] })
    expect(await telling.planOf(monitor)).toEqual({ silent: "A person resumed it." })
    expect(await telling.toldOf(monitor)).toEqual([])
  })
})

describe("an incident that is muted", () => {
  it("ends without a word", async () => {
    await telling.channel()
    const monitor = await telling.outage()
    const [incident] = await rowsOf(engine, "incident", monitor, "opened_at")
    await muteIncident(world.acme.as(), { id: uuidToId("incident", incident!.id) })
    await engine.run(monitor, "up")
    expect(await telling.planOf(monitor)).toEqual({ silent: "The incident is muted." })
  })
})

describe("an outage of what depends on something that is down", () => {
  const dependent = async () => {
    await telling.channel()
    const router = await telling.monitor()
    const shop = await telling.monitor({ dependsOnId: router })
    await telling.turnTo(router, "down")
    await telling.turnTo(shop, "down")
    return { router, shop }
  }
  const silencer = async (monitor: Id<"monitor">) =>
    (await rowsOf(engine, "incident", monitor, "opened_at")).at(-1)!.silenced_by_id
  const tellHeldBack = () => engine.fleet.transaction((sql) => heldBack(sql, 10))

  it("is held back, says why, and ends as quietly", async () => {
    const { router, shop } = await dependent()
    expect(await telling.planOf(shop)).toEqual({ silent: "Shop is down, which it depends on." })
    expect(await silencer(shop)).toBe(idToUuid(router))
    expect(await tellHeldBack()).toBe(0)
    await telling.turnTo(router, "up")
    await telling.turnTo(shop, "up")
    expect(await telling.planOf(shop)).toEqual({ silent: "Nobody was told of a beginning." })
    await engine.pass(600_000)
    expect(await tellHeldBack()).toBe(0)
    expect(await telling.toldOf(shop)).toEqual([])
  })

  it("is told once it outlasts that by what it needs to be found up, and so is its end", async () => {
    const { router, shop } = await dependent()
    await telling.turnTo(router, "up")
    expect(await tellHeldBack()).toBe(0)
    await engine.pass(600_000)
    expect(await tellHeldBack()).toBe(1)
    expect(await tellHeldBack()).toBe(0)
    expect(await silencer(shop)).toBeNull()
    expect(await telling.planOf(shop)).toMatchObject({ tell: [{}], after: "It was held back while Shop was down." })
    await engine.settle(await engine.claimDeliveries(), delivered)
    await telling.turnTo(shop, "up")
    await engine.settle(await engine.claimDeliveries(), delivered)
    expect(await telling.toldOf(shop)).toEqual(["monitor.down delivered", "monitor.recovered delivered"])
  })
})

describe("a monitor that flaps", () => {
  it("is told of once, and again when it is quiet", async () => {
    await telling.channel()
    const monitor = await telling.monitor()
    for (const status of ["down", "up", "down", "up", "down", "up", "down", "up"] as const) {
      await telling.turnTo(monitor, status)
      await engine.settle(await engine.claimDeliveries(), delivered)
    }
    expect((await telling.toldOf(monitor)).slice(-2)).toEqual([
      "monitor.recovered delivered",
      "monitor.flapping delivered",
    ])
    expect(await telling.planOf(monitor)).toEqual({ silent: "It flaps." })
    await engine.pass(flapping.withinMs + 60_000)
    await telling.turnTo(monitor, "up")
    const [errand] = await engine.claimDeliveries()
    expect(errand!.held[0].message).toMatchObject({ type: "monitor.recovered", was: "flapping" })
  })
})

describe("missing data", () => {
  it("is told, and so is its end", async () => {
    await telling.channel()
    const monitor = await telling.monitor()
    await engine.run(monitor, "blocked")
    await engine.settle(await engine.claimDeliveries(), delivered)
    await engine.run(monitor, "up")
    const [errand] = await engine.claimDeliveries()
    expect(errand!.held[0].message).toMatchObject({ type: "monitor.recovered", was: "no_data", incident: null })
    await engine.settle([errand!], delivered)
    expect(await telling.toldOf(monitor)).toEqual(["monitor.no_data delivered", "monitor.recovered delivered"])
  })

  it("that is over when it is found is not told: workers stood still, and the target is up", async () => {
    await telling.channel()
    const monitor = await telling.monitor()
    await engine.pass(600_000)
    await engine.complete(await engine.claim(), "up")
    const plans = (await rowsOf(engine, "turn", monitor, "seq")).slice(-2).map(({ plan }) => plan)
    expect(plans).toEqual([
      { silent: "It was over before it was known." },
      { silent: "Nobody was told of a beginning." },
    ])
  })
})
