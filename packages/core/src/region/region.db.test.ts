import { asOwner } from "@nightjar/db/transaction"
import { idToUuid } from "@nightjar/kit/id"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { createEngine, rowsOf, type TestEngine } from "../../testing/engine.ts"
import { createWorld, type World } from "../../testing/world.ts"
import { createCaller } from "../router.ts"
import type { Status } from "../verdict/verdict.ts"
import { codeOfRegion, signForRegion } from "./region.fleet.ts"
import { defaultRegion } from "./region.ts"

let world: World
let engine: TestEngine
let east: number
let west: number
const names = ["default", "east", "west"]
beforeAll(async () => {
  world = await createWorld()
  engine = await createEngine(world)
  const code = (name: string) => engine.fleet.transaction((sql) => codeOfRegion(sql, name))
  ;[east, west] = [await code("east"), await code("west")]
})
afterAll(async () => {
  await engine.close()
  await world.close()
})
beforeEach(() => asOwner(world.pool, (sql) => sql`update schedule set due_at = null`))

const api = () => createCaller(world.acme.as())
const watch = async (regions: string[]) => {
  const [id] = await engine.plant(world.acme, 1, { regions })
  await engine.sql`delete from probe`
  return id!
}
const stateOf = async (id: Awaited<ReturnType<typeof watch>>) => (await api().monitor.get({ id })).state
/** Every region that is due checks, and finds this. */
const round = async (found: Record<number, Status>) => {
  await engine.pass(60_000)
  for (const [region, status] of Object.entries(found))
    await engine.complete(await engine.claim({ region: Number(region) }), status)
}

describe("a monitor that is checked from several regions", () => {
  it("has a grid and a probe in each", async () => {
    const [id] = await engine.plant(world.acme, 1, { regions: names })
    const rows = await rowsOf(engine, "schedule", id!, "region")
    expect(rows.map((row) => row.region)).toEqual([defaultRegion, east, west])
    expect(new Set(rows.map((row) => row.anchor_at.getTime())).size).toBe(3)
    expect(await rowsOf(engine, "probe", id!, "region")).toHaveLength(3)
    expect(await api().monitor.get({ id: id! })).toMatchObject({ regions: names })
  })

  it("asks the others at the first failure, and is down as soon as most of them fail", async () => {
    const id = await watch(names)
    await round({ [defaultRegion]: "up", [east]: "up", [west]: "up" })
    await round({ [defaultRegion]: "down" })
    expect(await stateOf(id)).toBe("confirming")
    expect(await rowsOf(engine, "probe", id, "region")).toMatchObject([
      { region: east, why: "confirm" },
      { region: west, why: "confirm" },
    ])
    await engine.answerProbes("down", east)
    expect(await stateOf(id)).toBe("down")
    await engine.answerProbes("up", west)
    expect(await stateOf(id)).toBe("down")
  })

  it("is degraded while one of them alone fails, and names it", async () => {
    const id = await watch(names)
    await round({ [defaultRegion]: "up", [east]: "up", [west]: "up" })
    await round({ [defaultRegion]: "up", [east]: "down", [west]: "up" })
    for (const region of [defaultRegion, west]) await engine.answerProbes("up", region)
    await round({ [defaultRegion]: "up", [east]: "down", [west]: "up" })
    const { state, sights } = await api().monitor.get({ id })
    expect(state).toBe("degraded")
    expect(sights.map((sight) => [sight.region, sight.status])).toEqual([
      ["default", "up"],
      ["east", "down"],
      ["west", "up"],
    ])
    const { monitors } = await api().monitor.list({ states: ["degraded"] })
    expect(monitors.find((row) => row.id === id)).toMatchObject({ failingIn: ["east"], flapping: false })
  })

  it("goes by the others when one has been silent for long", async () => {
    const id = await watch(["default", "east"])
    await round({ [defaultRegion]: "up", [east]: "up" })
    for (let minute = 0; minute < 3; minute++) await round({ [defaultRegion]: "down" })
    await engine.answerProbes("unknown", east)
    expect(await stateOf(id)).toBe("down")
  })

  it("shows a region as lost that no worker has signed for", async () => {
    const id = await watch(["default", "east"])
    await engine.fleet.transaction((sql) => signForRegion(sql, east))
    expect(await api().region.list()).toMatchObject([
      { name: "default", lost: true },
      { name: "east", lost: false },
      { name: "west", seenAt: null, lost: true },
    ])
    const { sights } = await api().monitor.get({ id })
    expect(sights.map((sight) => sight.lost)).toEqual([true, false])
  })
})

describe("the regions of a monitor", () => {
  const edit = async (id: Awaited<ReturnType<typeof watch>>, regions: string[]) => {
    const monitor = await api().monitor.get({ id })
    await api().monitor.edit({ ...monitor, regions })
  }
  const codes = async (id: Awaited<ReturnType<typeof watch>>) =>
    (await rowsOf(engine, "schedule", id, "region")).map((row) => row.region)

  it("can be changed, also while it is paused", async () => {
    const id = await watch(["default"])
    await edit(id, ["east", "west"])
    expect(await codes(id)).toEqual([east, west])
    await api().monitor.pause({ ids: [id] })
    await edit(id, ["default", "west"])
    expect(await engine.sql`select 1 from schedule where monitor_id = ${idToUuid(id)} and due_at is not null`).toEqual(
      [],
    )
    await api().monitor.resume({ ids: [id] })
    expect(await codes(id)).toEqual([defaultRegion, west])
    expect(await engine.sql`select 1 from epoch where monitor_id = ${idToUuid(id)} and ended_at is null`).toHaveLength(
      2,
    )
  })

  it("are copied by a clone", async () => {
    const id = await watch(["east", "west"])
    const clone = await api().monitor.clone({ id })
    expect(await codes(clone.id)).toEqual([east, west])
  })

  it("are told when one is named that is not there", async () => {
    await expect(engine.plant(world.acme, 1, { regions: ["mars"] })).rejects.toThrow(
      'No worker has ever stood in a region "mars". There are: default, east, west.',
    )
  })

  it("are where workers stand, for a monitor that names none and in a form", async () => {
    await engine.sql`update region set seen_at = case when code = ${west} then now() end`
    expect((await api().monitor.forms()).common.properties.regions).toMatchObject({
      default: ["west"],
      items: { enum: ["default", "east", "west"], labels: { east: "east (no worker there now)", west: "west" } },
    })
    const [id] = await engine.plant(world.acme)
    expect(await codes(id!)).toEqual([west])
  })
})
