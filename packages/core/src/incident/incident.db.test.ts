import { isAppError } from "@nightjar/kit/error"
import { type Id, idToUuid } from "@nightjar/kit/id"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { createEngine, rowsOf, type TestEngine } from "../../testing/engine.ts"
import { createWorld, type World } from "../../testing/world.ts"
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
const outage = async () => {
  const [monitor] = await engine.plant(world.acme, 1, { retries: 0 })
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
    expect(incident.turns.map(({ from, to, seen }) => [from, to, seen.map((one) => [one.region, one.status])])).toEqual(
      [
        ["up", "down", [["default", "down"]]],
        ["down", "up", [["default", "up"]]],
      ],
    )
  })

  it("keeps what people did and said, under their names", async () => {
    const { id } = await outage()
    await api().incident.acknowledge({ id })
    await api().incident.acknowledge({ id })
    await api().incident.comment({ id, text: "The disk is full.\nMaking room." })
    const incident = await api().incident.get({ id })
    expect(incident.state).toBe("acknowledged")
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

  it("cannot be told from one that does not exist by somebody else", async () => {
    const { id } = await outage()
    const other = createCaller(world.other.as())
    expect(await codeOf(other.incident.get({ id }))).toBe("not_found")
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
