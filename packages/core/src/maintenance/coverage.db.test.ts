import { type Id, newId } from "@nightjar/kit/id"
import { afterAll, describe, expect, it } from "vitest"
import { createMaintaining } from "../../testing/maintaining.ts"
import { manualSample } from "./maintenance.sample.ts"

const { world, engine, acme, stateOf, windowsOf, started, close } = await createMaintaining()
afterAll(close)

describe("coverage", () => {
  const tagged = async (monitor: Id<"monitor">, tags: Id<"tag">[]) =>
    acme.monitor.tag({ id: monitor, tags: tags.map((id) => ({ id })) })

  it("by a tag lasts while the monitor has it, also in the middle of a window", async () => {
    const [monitor] = await engine.plant(world.acme)
    const tag = await acme.tag.create({ name: `tag-${newId("tag")}`.slice(0, 40) })
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
    await acme.tag.delete({ id: tag.id })
    await engine.maintain()
    expect(await stateOf(monitor!)).toBe("no_data")
  })

  it("by two windows lasts until the last of them has ended", async () => {
    const [monitor] = await engine.plant(world.acme)
    const [one, two] = [await started([monitor!]), await started([monitor!])]
    expect(await engine.maintain()).toBe(1)
    await acme.maintenance.end({ id: one })
    expect(await engine.maintain()).toBe(0)
    expect(await stateOf(monitor!)).toBe("maintenance")
    await acme.maintenance.end({ id: two })
    expect(await engine.maintain()).toBe(1)
    expect(await stateOf(monitor!)).toBe("no_data")
  })

  it("leaves a paused monitor alone, and takes it up when it is resumed", async () => {
    const [monitor] = await engine.plant(world.acme)
    await acme.monitor.pause({ ids: [monitor!] })
    const id = await started([monitor!])
    expect(await engine.maintain()).toBe(0)
    expect(await stateOf(monitor!)).toBe("paused")
    await acme.monitor.resume({ ids: [monitor!] })
    await engine.maintain()
    expect(await stateOf(monitor!)).toBe("maintenance")
    await acme.monitor.pause({ ids: [monitor!] })
    await acme.maintenance.end({ id })
    expect(await engine.maintain()).toBe(0)
    expect(await stateOf(monitor!)).toBe("paused")
  })

  it("may change while it runs", async () => {
    const [before, after] = await engine.plant(world.acme, 2)
    const id = await started([before!])
    await engine.maintain()
    await acme.maintenance.edit({ ...manualSample, id, version: 1, monitors: [after!] })
    expect(await engine.maintain()).toBe(2)
    expect([await stateOf(before!), await stateOf(after!)]).toEqual(["no_data", "maintenance"])
    expect(await windowsOf(id)).toMatchObject([{ to_at: null }])
  })

  it("ends with a maintenance that is deleted while it runs", async () => {
    const [monitor] = await engine.plant(world.acme)
    const id = await started([monitor!])
    await engine.maintain()
    await acme.maintenance.delete({ id })
    expect(await engine.maintain()).toBe(1)
    expect(await stateOf(monitor!)).toBe("no_data")
    expect(await windowsOf(id)).toEqual([])
  })
})
