import { type Id, uuidToId } from "@nightjar/kit/id"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { createEngine, rowsOf, type TestEngine } from "../../testing/engine.ts"
import { createWorld, type World } from "../../testing/world.ts"
import { eraseDeleted } from "../monitor/monitor.fleet.ts"
import { createCaller } from "../router.ts"

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

type MonitorId = Id<"monitor">
const api = () => createCaller(world.acme.as())
const group = async (name: string, groupId: MonitorId | null = null) =>
  (await api().monitor.create({ name, groupId, config: { type: "group" } })).id
const member = async (groupId: MonitorId, change = {}) => {
  const [id] = await engine.plant(world.acme, 1, { groupId, retries: 0, ...change })
  await engine.sql`delete from probe`
  return id!
}
const stateOf = async (id: MonitorId) => (await api().monitor.get({ id })).state
const round = async (found: Record<MonitorId, "up" | "down">) => {
  await engine.pass(60_000)
  const claims = await engine.claim()
  await engine.complete(claims, (claim) => found[uuidToId("monitor", claim.monitorId)] ?? "up")
}

describe("a group", () => {
  it("asks nothing, and stands as the worst of its members, however deep they are", async () => {
    const outer = await group("Company")
    const inner = await group("Shop", outer)
    const [a, b] = [await member(inner), await member(inner)]
    expect(await rowsOf(engine, "schedule", outer, "region")).toEqual([])
    expect([await stateOf(outer), await stateOf(inner)]).toEqual(["no_data", "no_data"])
    await round({ [a]: "up", [b]: "up" })
    expect([await stateOf(outer), await stateOf(inner)]).toEqual(["up", "up"])
    await round({ [a]: "down", [b]: "up" })
    expect([await stateOf(outer), await stateOf(inner)]).toEqual(["down", "down"])
    expect(await rowsOf(engine, "incident", a, "opened_at")).toHaveLength(1)
    expect(await rowsOf(engine, "incident", outer, "opened_at")).toEqual([])
    const spans = await rowsOf(engine, "span", outer, "from_at")
    expect(spans.map((span) => span.state)).toEqual(["n", "u", "d"])
    expect(spans[2]!.from_at).toEqual((await rowsOf(engine, "span", a, "from_at")).at(-1)!.from_at)
    await round({ [a]: "up", [b]: "up" })
    expect(await stateOf(outer)).toBe("up")
  })

  it("follows a member that is paused, deleted, brought back, or moved elsewhere", async () => {
    const [one, other] = [await group("One"), await group("Other")]
    const [bad, good] = [await member(one), await member(one)]
    await round({ [bad]: "down", [good]: "up" })
    expect(await stateOf(one)).toBe("down")
    await api().monitor.pause({ ids: [bad] })
    expect(await stateOf(one)).toBe("up")
    await api().monitor.resume({ ids: [bad] })
    await round({ [bad]: "down", [good]: "up" })
    await api().monitor.delete({ ids: [bad] })
    expect(await stateOf(one)).toBe("up")
    await api().monitor.restore({ ids: [bad] })
    await round({ [bad]: "down", [good]: "up" })
    await api().monitor.edit({ ...(await api().monitor.get({ id: bad })), groupId: other })
    expect([await stateOf(one), await stateOf(other)]).toEqual(["up", "down"])
  })

  it("is paused and resumed with its members, and stands at once as they do", async () => {
    const outer = await group("Outer")
    const inner = await group("Inner", outer)
    const one = await member(inner)
    await round({ [one]: "up" })
    await api().monitor.pause({ ids: [outer] })
    expect([await stateOf(outer), await stateOf(inner), await stateOf(one)]).toEqual(["paused", "paused", "paused"])
    await api().monitor.resume({ ids: [outer] })
    await round({ [one]: "up" })
    expect([await stateOf(outer), await stateOf(inner), await stateOf(one)]).toEqual(["up", "up", "up"])
  })

  it("lets its members go when it is erased", async () => {
    const gone = await group("Gone")
    const one = await member(gone, { dependsOnId: gone })
    await api().monitor.delete({ ids: [gone] })
    await engine.sql`update monitor set deleted_at = now() - interval '1 hour' where deleted_at is not null`
    await engine.fleet.transaction(eraseDeleted)
    expect(await api().monitor.get({ id: one })).toMatchObject({ groupId: null, dependsOnId: null })
  })
})

it("lists a group with how many members it has, and each of them with the group", async () => {
  const outer = await group("Outer")
  const inner = await group("Inner", outer)
  const [one, other] = [await member(inner), await member(inner)]
  await api().monitor.edit({ ...(await api().monitor.get({ id: other })), dependsOnId: one })
  const rows = async (filter: object) => (await api().monitor.list(filter)).monitors
  expect(await rows({ group: outer })).toMatchObject([{ id: inner, members: 2, group: { id: outer, name: "Outer" } }])
  const members = await rows({ group: inner })
  expect(members.map((row) => row.id).sort()).toEqual([one, other].sort())
  expect(members[0]).toMatchObject({ members: null, group: { name: "Inner" } })
  await round({ [one]: "down", [other]: "up" })
  expect(await api().monitor.get({ id: other })).toMatchObject({
    group: { id: inner, name: "Inner", state: "down" },
    dependsOn: { id: one, name: "Shop", state: "down" },
  })
})

describe("a link is refused", () => {
  it("to what is no group, is not here, or belongs to somebody else", async () => {
    const [no] = await engine.plant(world.acme)
    const [foreign] = await engine.plant(world.other)
    for (const groupId of [no!, foreign!]) await expect(member(groupId)).rejects.toThrow("There is no such group here.")
    await expect(engine.plant(world.acme, 1, { dependsOnId: foreign! })).rejects.toThrow(
      "There is no such monitor here.",
    )
  })

  it("that would come back to where it began", async () => {
    const outer = await group("Outer")
    const inner = await group("Inner", outer)
    const edit = async (id: MonitorId, change: object) =>
      api().monitor.edit({ ...(await api().monitor.get({ id })), ...change })
    await expect(edit(outer, { groupId: inner })).rejects.toThrow("A group cannot be a member of itself.")
    await expect(edit(outer, { groupId: outer })).rejects.toThrow("A group cannot be a member of itself.")
    const one = await member(inner)
    await expect(edit(one, { dependsOnId: one })).rejects.toThrow("A monitor cannot depend on itself.")
    await expect(edit(one, { config: { type: "group" } })).rejects.toThrow("A group stays a group")
  })
})
