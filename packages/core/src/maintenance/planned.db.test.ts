import { idToUuid } from "@nightjar/kit/id"
import { minute } from "@nightjar/kit/time"
import { afterAll, describe, expect, it } from "vitest"
import { createMaintaining, once } from "../../testing/maintaining.ts"
import { manualSample } from "./maintenance.sample.ts"

const { world, engine, acme, stateOf, windowsOf, close } = await createMaintaining()
afterAll(close)

describe("a maintenance that is planned", () => {
  it("begins and ends by itself, at the minutes that it says", async () => {
    const [monitor] = await engine.plant(world.acme)
    const { id } = await acme.maintenance.create({ ...once(-1, 30), monitors: [monitor!] })
    await engine.maintain()
    expect(await stateOf(monitor!)).toBe("maintenance")
    expect((await acme.maintenance.list({ monitor: monitor! }))[0]).toMatchObject({ id, phase: "running" })
    // Its clock cannot be turned; its end can be brought near.
    const end = new Date(Math.floor(Date.now() / minute) * minute)
    await engine.sql`
      update maintenance set timing = timing || jsonb_build_object('to', ${end.toISOString().slice(0, 16)}::text),
        next_change_at = ${end} where id = ${idToUuid(id)}`
    await engine.maintain()
    expect(await stateOf(monitor!)).toBe("no_data")
    expect((await windowsOf(id))[0]).toMatchObject({ to_at: end })
    expect((await acme.maintenance.list({ monitor: monitor! }))[0]).toMatchObject({
      id,
      phase: "past",
      lastEndedAt: end,
    })
  })

  it("ends early when somebody ends it, and does not begin again", async () => {
    const [monitor] = await engine.plant(world.acme)
    const { id } = await acme.maintenance.create({ ...once(-1, 30), monitors: [monitor!] })
    await engine.maintain()
    await acme.maintenance.end({ id })
    await engine.maintain()
    await engine.maintain()
    expect(await stateOf(monitor!)).toBe("no_data")
    expect(await windowsOf(id)).toHaveLength(1)
    expect((await acme.maintenance.list({ monitor: monitor! }))[0]).toMatchObject({ phase: "past" })
  })

  it("follows an edit while it runs", async () => {
    const [monitor] = await engine.plant(world.acme)
    const { id } = await acme.maintenance.create({ ...once(-5, 30), monitors: [monitor!] })
    await engine.maintain()
    const edit = (input: ReturnType<typeof once>, version: number) =>
      acme.maintenance.edit({ ...input, id, version, monitors: [monitor!] })
    await edit(once(-2, 60), 1)
    expect(await engine.maintain()).toBe(0)
    expect(await windowsOf(id)).toHaveLength(1)
    await edit(once(20, 60), 2)
    expect(await engine.maintain()).toBe(1)
    expect(await windowsOf(id)).toMatchObject([{ to_at: expect.any(Date) }])
    expect((await acme.maintenance.list({ monitor: monitor! }))[0]).toMatchObject({ phase: "upcoming", next: [{}] })
  })

  it("that came while no worker lived has not been; the one that is on has", async () => {
    const [monitor] = await engine.plant(world.acme)
    const { id } = await acme.maintenance.create({
      ...manualSample,
      timing: { strategy: "cron", expression: "*/2 * * * *", durationMinutes: 1 },
      monitors: [monitor!],
    })
    await engine.maintain()
    await engine.sql`delete from maintenance_window`
    const dueAt = new Date(Math.floor(Date.now() / (2 * minute)) * 2 * minute - 20 * minute)
    await engine.sql`insert into maintenance_window values (${idToUuid(world.acme.info.id)}, ${idToUuid(id)}, ${new Date(dueAt.getTime() - minute)})`
    await engine.sql`update maintenance set next_change_at = ${dueAt} where id = ${idToUuid(id)}`
    await engine.maintain()
    const [first, ...later] = await windowsOf(id)
    expect(first).toMatchObject({ to_at: dueAt })
    for (const { from_at } of later) expect(Date.now() - from_at).toBeLessThan(2 * minute)
    expect(later.length).toBeLessThan(2)
  })
})
