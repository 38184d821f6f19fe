import { type Id, newId } from "@nightjar/kit/id"
import { afterAll, describe, expect, it } from "vitest"
import { errorOf } from "../../testing/error-of.ts"
import { createMaintaining, once } from "../../testing/maintaining.ts"
import { manualSample, monthlySample, weeklySample } from "./maintenance.sample.ts"

const { world, engine, acme, other, started, close } = await createMaintaining()
afterAll(close)

describe("a maintenance", () => {
  it("is created, listed and shown, for each sample", async () => {
    const [monitor] = await engine.plant(world.acme)
    const tag = await acme.tag.create({ name: `env-${newId("tag")}`.slice(0, 40), color: "teal" })
    for (const sample of [manualSample, weeklySample, monthlySample])
      await acme.maintenance.create({ ...sample, monitors: [monitor!], tags: [tag.id] })
    await engine.maintain()
    const listed = await acme.maintenance.list({ monitor: monitor! })
    expect(listed.map(({ title }) => title).toSorted()).toEqual([
      "Database upgrade",
      "Month-end closing",
      "Weekly patches",
    ])
    expect(listed.at(-1)).toMatchObject({ phase: "ready", monitors: 1, tags: [{ id: tag.id, color: "teal" }] })
    const shown = await acme.maintenance.get({ id: listed[0]!.id })
    expect(shown).toMatchObject({ monitors: [{ id: monitor, name: "Shop" }], tags: [{ id: tag.id }], history: [] })
    expect(shown.next).toHaveLength(5)
    const [stranger] = await engine.plant(world.acme)
    expect(await acme.maintenance.list({ monitor: stranger! })).toEqual([])
  })

  it("tells a form that was opened before somebody else's edit", async () => {
    const monitors = await engine.plant(world.acme)
    const { id } = await acme.maintenance.create({ ...weeklySample, monitors })
    await acme.maintenance.edit({ ...weeklySample, id, version: 1, monitors, title: "First" })
    const error = await errorOf(acme.maintenance.edit({ ...weeklySample, id, version: 1, monitors, title: "Second" }))
    expect(error).toMatchObject({ code: "stale", detail: { version: 2 } })
  })

  it("is refused when it is over already", async () => {
    const monitors = await engine.plant(world.acme)
    const error = await errorOf(acme.maintenance.create({ ...once(-60, -30), monitors }))
    expect(error).toMatchObject({ code: "invalid", detail: { field: "timing.to" } })
  })

  it("is not started by hand when it begins by itself", async () => {
    const monitors = await engine.plant(world.acme)
    const { id } = await acme.maintenance.create({ ...weeklySample, monitors })
    expect((await errorOf(acme.maintenance.start({ id }))).message).toContain("begins by itself")
  })

  it("that switches from by hand to a plan and back does not run by what somebody started once", async () => {
    const monitors = await engine.plant(world.acme)
    const id = await started(monitors)
    await acme.maintenance.edit({ ...once(30, 60), id, version: 1, monitors })
    await acme.maintenance.edit({ ...manualSample, id, version: 2, monitors })
    await engine.maintain()
    expect((await acme.maintenance.get({ id })).phase).toBe("ready")
  })

  it("of another tenant is answered as one that nobody has, and so are the monitors and tags that it would cover", async () => {
    const [mine] = await engine.plant(world.acme)
    const [theirs] = await engine.plant(world.other)
    const tag = await other.tag.create({ name: "theirs" })
    const { id } = await acme.maintenance.create({ ...manualSample, monitors: [mine!] })
    const answers = async (target: typeof id, monitor: Id<"monitor">, tagId: Id<"tag">) => {
      const calls = [
        other.maintenance.get({ id: target }),
        other.maintenance.edit({ ...manualSample, id: target, version: 1, monitors: [theirs!] }),
        other.maintenance.start({ id: target }),
        other.maintenance.end({ id: target }),
        other.maintenance.delete({ id: target }),
        acme.maintenance.create({ ...manualSample, monitors: [monitor] }),
        acme.maintenance.create({ ...manualSample, tags: [tagId] }),
      ]
      return Promise.all(calls.map(async (call) => JSON.stringify(await errorOf(call))))
    }
    expect(await answers(id, theirs!, tag.id)).toEqual(
      await answers(newId("maintenance"), newId("monitor"), newId("tag")),
    )
    expect(await other.maintenance.list({ monitor: mine! })).toEqual([])
  })
})
