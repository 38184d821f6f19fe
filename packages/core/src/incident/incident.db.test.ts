import { isAppError } from "@nightjar/kit/error"
import { type Id, idToUuid } from "@nightjar/kit/id"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { createEngine, rowsOf, type TestEngine } from "../../testing/engine.ts"
import { createWorld, type World } from "../../testing/world.ts"
import { createChannel } from "../channel/channel.actions.ts"
import { webhookSample } from "../channel/channel.sample.ts"
import { createCaller } from "../router.ts"
import type { Status } from "../verdict/verdict.ts"

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

const api = () => createCaller(world.acme.as())
const round = async (monitor: Id<"monitor">, status: Status) => {
  await engine.passUntilDue(monitor)
  const claims = await engine.claim()
  await engine.complete(
    claims.filter((claim) => claim.monitorId === idToUuid(monitor)),
    status,
  )
}
/** A monitor in an outage. */
const outage = async (change = {}) => {
  const [monitor] = await engine.plant(world.acme, 1, { retries: 0, ...change })
  await round(monitor!, "up")
  await round(monitor!, "down")
  const { incidents } = await api().incident.list({ monitor: monitor! })
  return { monitor: monitor!, id: incidents[0]!.id }
}
const codeOf = async (promise: Promise<unknown>) => {
  const { cause } = (await promise.catch((error) => error)) as { cause: unknown }
  return isAppError(cause) ? cause.code : cause
}

describe("an incident", () => {
  it("tells why it was opened, and what became of it", async () => {
    const { monitor, id } = await outage()
    await round(monitor, "down")
    await round(monitor, "up")
    const incident = await api().incident.get({ id })
    expect(incident).toMatchObject({ state: "resolved", reason: "It is down.", monitor: { id: monitor } })
    expect(incident.turns.map(({ from, to, seen }) => [from, to, seen])).toMatchObject([
      ["up", "down", [{ region: "default", status: "down", count: 1, silent: false }]],
      ["down", "up", [{ region: "default", status: "up", count: 1, silent: false }]],
    ])
  })

  it("tells whom each turn was told, or why nobody was", async () => {
    const quiet = await outage()
    const { id: channel } = await createChannel(world.acme.as(), webhookSample)
    const told = await outage()
    await api().channel.delete({ id: channel })
    await round(told.monitor, "up")
    const turnsOf = async (id: typeof told.id) =>
      (await api().incident.get({ id })).turns.map(({ planned, silence }) => [planned, silence])
    expect(await turnsOf(quiet.id)).toEqual([[0, "No default channel is switched on."]])
    expect(await turnsOf(told.id)).toEqual([
      [1, null],
      [0, "All channels that were told are off or gone."],
    ])
    const { deliveries } = await api().delivery.list({ incident: told.id })
    const [down] = (await api().incident.get({ id: told.id })).turns
    expect(deliveries.map(({ channel, turnSeq }) => [channel.name, turnSeq])).toEqual([["Pager", down!.seq]])
  })

  it("keeps what people did and said, under their names", async () => {
    const { id } = await outage()
    await api().incident.acknowledge({ id })
    await api().incident.acknowledge({ id })
    await api().incident.comment({ id, text: "The disk is full.\nMaking room." })
    const incident = await api().incident.get({ id })
    expect(incident).toMatchObject({ state: "acknowledged", acknowledgedBy: "Owner of acme" })
    expect(incident.entries.map(({ what, text, by }) => [what, text, by])).toEqual([
      ["acknowledge", null, "Owner of acme"],
      ["acknowledge", null, "Owner of acme"],
      ["comment", "The disk is full.\nMaking room.", "Owner of acme"],
    ])
  })

  it("is muted and unmuted", async () => {
    const { id } = await outage()
    await api().incident.mute({ id })
    expect((await api().incident.get({ id })).mutedAt).not.toBeNull()
    await api().incident.unmute({ id })
    expect((await api().incident.get({ id })).mutedAt).toBeNull()
  })

  it("is resolved by hand, and another one opens when the monitor still fails", async () => {
    const { monitor, id } = await outage()
    await api().incident.resolve({ id })
    expect((await api().incident.get({ id })).state).toBe("resolved")
    expect(await codeOf(api().incident.resolve({ id }))).toBe("conflict")
    expect((await api().monitor.get({ id: monitor })).state).toBe("no_data")
    await round(monitor, "down")
    const { incidents } = await api().incident.list({ monitor })
    expect(incidents.map((incident) => incident.state)).toEqual(["open", "resolved"])
    const spans = await rowsOf(engine, "span", monitor, "from_at")
    expect(spans.map((span) => span.state)).toEqual(["n", "u", "d", "n", "d"])
  })

  it("takes comments when it is over, and nothing else", async () => {
    const { monitor, id } = await outage()
    await round(monitor, "up")
    await api().incident.comment({ id, text: "It was the disk." })
    for (const verb of ["acknowledge", "mute", "unmute", "resolve"] as const)
      expect(await codeOf(api().incident[verb]({ id }))).toBe("conflict")
  })

  it("shows its own last failure, and the last success before it was over", async () => {
    const { monitor, id } = await outage()
    await round(monitor, "down")
    await round(monitor, "up")
    await round(monitor, "down")
    const [{ failure, success }, later] = [
      await api().incident.evidence({ id }),
      await api().monitor.evidence({ id: monitor }),
    ]
    const incident = await api().incident.get({ id })
    expect(failure?.slotAt.getTime()).toBeGreaterThan(incident.openedAt.getTime())
    expect(failure?.slotAt.getTime()).toBeLessThan(incident.resolvedAt!.getTime())
    expect(success?.slotAt.getTime()).toBeLessThan(incident.openedAt.getTime())
    expect(later.failure?.slotAt.getTime()).toBeGreaterThan(incident.resolvedAt!.getTime())
  })

  it("is named by its monitor, and by the turn that opened it", async () => {
    const { monitor, id } = await outage()
    expect((await api().monitor.get({ id: monitor })).incident).toEqual({ id, acknowledgedAt: null })
    await round(monitor, "up")
    expect((await api().monitor.get({ id: monitor })).incident).toBeNull()
    const turns = await api().monitor.turns({ id: monitor })
    expect(turns.map(({ to, opens }) => [to, opens])).toEqual([
      ["up", null],
      ["down", id],
      ["up", null],
    ])
  })

  it("goes with its monitor, and comes back with it", async () => {
    const { monitor, id } = await outage()
    await api().monitor.delete({ ids: [monitor] })
    expect(await codeOf(api().incident.get({ id }))).toBe("not_found")
    expect((await api().incident.list({ monitor })).incidents).toEqual([])
    await api().monitor.restore({ ids: [monitor] })
    expect((await api().incident.get({ id })).state).toBe("resolved")
  })

  it("cannot be told from one that does not exist by somebody else", async () => {
    const { id } = await outage()
    const other = createCaller(world.other.as())
    expect(await codeOf(other.incident.get({ id }))).toBe("not_found")
    expect(await codeOf(other.incident.evidence({ id }))).toBe("not_found")
    expect(await codeOf(other.incident.comment({ id, text: "Hello" }))).toBe("not_found")
    expect((await other.incident.list({})).incidents).toEqual([])
  })
})

it("lists those that last first, a page at a time", async () => {
  const open = await outage()
  const over = await outage()
  await round(over.monitor, "up")
  const first = await api().incident.list({ limit: 2 })
  expect(first.incidents.every((incident) => incident.resolvedAt === null)).toBe(true)
  const all = await api().incident.list({ limit: 200 })
  expect(all.nextCursor).toBeNull()
  const [last, end] = [open.id, over.id].map((id) => all.incidents.findIndex((incident) => incident.id === id))
  expect(last).toBeLessThan(end!)
  expect((await api().incident.list({ limit: 2, cursor: first.nextCursor! })).incidents[0]).toEqual(all.incidents[2])
})

it("finds them by the name of the monitor, and a group's by its members", async () => {
  const group = await api().monitor.create({ name: "Shop", config: { type: "group" } })
  const { id } = await outage({ name: "Till 100%", groupId: group.id })
  const idsOf = async (filter: object) => (await api().incident.list(filter)).incidents.map((incident) => incident.id)
  expect(await idsOf({ search: "till 100%" })).toEqual([id])
  expect(await idsOf({ search: "till 100_" })).toEqual([])
  expect(await idsOf({ monitor: group.id })).toEqual([id])
})

it("counts those that last, and says who is on them", async () => {
  const before = await api().incident.summary()
  const { monitor, id } = await outage()
  const { id: other } = await outage()
  await api().incident.acknowledge({ id })
  expect(await api().incident.summary()).toEqual({
    open: before.open + 2,
    unacknowledged: before.unacknowledged + 1,
  })
  const { incidents } = await api().incident.list({ open: true })
  const byOf = (wanted: typeof id) => incidents.find((incident) => incident.id === wanted)?.acknowledgedBy
  expect([byOf(id), byOf(other)]).toEqual(["Owner of acme", null])
  await round(monitor, "up")
  expect((await api().incident.summary()).open).toBe(before.open + 1)
})
