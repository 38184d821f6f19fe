import { type Id, idToUuid, newId } from "@nightjar/kit/id"
import { minute, second } from "@nightjar/kit/time"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { createEngine, type TestEngine } from "../../testing/engine.ts"
import { createWorld, type TestTenant, type World } from "../../testing/world.ts"
import { appendEvent } from "../event/event.queries.ts"
import { weeklySample } from "../maintenance/maintenance.sample.ts"
import { createCaller } from "../router.ts"
import { plainSample } from "../status-page/status-page.sample.ts"
import { listOutOfDate, type OutOfDate } from "./snapshot.fleet.ts"
import { findPageOf, findPublished, type Published, renewSnapshot } from "./snapshot.queries.ts"

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

let count = 0
const publish = async (tenant: TestTenant, monitors: readonly Id<"monitor">[]) => {
  const caller = createCaller(tenant.as())
  const slug = `page-${count++}`
  const layout = [{ items: monitors.map((monitorId) => ({ monitorId })) }]
  const { id } = await caller.statusPage.create({ ...plainSample, slug, layout })
  await caller.statusPage.publish({ id })
  return { id, slug }
}

const seenAt = (slug: string, known: Published | null = null) => findPublished(world.wiring.doors, slug, known)
const outOfDate = () => engine.fleet.transaction((sql) => listOutOfDate(sql, 100))
const renew = ({ tenant, page, builtAt }: OutOfDate) =>
  world.wiring.database.write(tenant, (db) => renewSnapshot(db, { id: page, builtAt }))
const renewAll = async () => {
  for (const page of await outOfDate()) await renew(page)
}
/** Snapshots become so much older. */
const age = (ms: number) => engine.sql`update snapshot set built_at = built_at - make_interval(secs => ${ms / 1_000})`

describe("what a visitor sees", () => {
  it("is there with the verb that publishes it, and gone with the one that takes it back", async () => {
    const [monitor] = await engine.plant(world.acme)
    const { id, slug } = await publish(world.acme, [monitor!])
    const seen = await seenAt(slug)
    expect(seen).toMatchObject({ id, picture: { title: plainSample.title, groups: [{ items: [{ id: monitor }] }] } })
    expect(await seenAt(slug, seen)).toEqual({ id, builtAt: seen!.builtAt, picture: null })
    expect(await findPageOf(world.wiring.doors, monitor!)).toBe(slug)
    await createCaller(world.acme.as()).statusPage.unpublish({ id })
    expect(await seenAt(slug)).toBeNull()
    expect(await findPageOf(world.wiring.doors, monitor!)).toBeNull()
  })

  it("is nothing of a draft, of a page that nobody has, and of a workspace that is suspended", async () => {
    const lost = await world.addTenant("lost")
    const draft = await createCaller(lost.as()).statusPage.create({ ...plainSample, slug: "a-draft" })
    expect(draft.id).toMatch(/^pag_/)
    const { slug } = await publish(lost, await engine.plant(lost))
    expect(await seenAt(slug)).not.toBeNull()
    await engine.sql`update tenant set suspended_at = now() where id = ${idToUuid(lost.info.id)}`
    expect([await seenAt("a-draft"), await seenAt("no-such-page"), await seenAt(slug)]).toEqual([null, null, null])
    expect(await findPageOf(world.wiring.doors, newId("monitor"))).toBeNull()
  })

  it("names no address, no setting, no finding and no id of its workspace", async () => {
    const [monitor] = await engine.plant(world.acme, 1, { name: "The shop" })
    const { slug } = await publish(world.acme, [monitor!])
    await engine.run(monitor!, "down")
    await engine.run(monitor!, "down")
    await age(2 * second)
    await renewAll()
    const text = JSON.stringify(await seenAt(slug))
    expect(text).toContain("The shop")
    for (const secret of ["192.0.2.1", "tcp", world.acme.info.id, idToUuid(world.acme.info.id), "owner@", "refused"])
      expect(text).not.toContain(secret)
  })
})

describe("a picture", () => {
  it("shows an outage and its end, and maintenance that is to come", async () => {
    const [monitor] = await engine.plant(world.acme, 1, { retries: 0 })
    const { slug } = await publish(world.acme, [monitor!])
    await createCaller(world.acme.as()).maintenance.create({ ...weeklySample, monitors: [monitor!] })
    await engine.run(monitor!, "down")
    await age(2 * second)
    await renewAll()
    const broken = (await seenAt(slug))!.picture!
    expect(broken).toMatchObject({
      overall: "down",
      groups: [{ items: [{ state: "down" }] }],
      outages: [{ monitorId: monitor, resolvedAt: null }],
    })
    expect(broken.maintenances[0]).toMatchObject({ title: weeklySample.title, running: false, items: [monitor] })
    await engine.run(monitor!, "up")
    await age(2 * second)
    await renewAll()
    const mended = (await seenAt(slug))!.picture!
    expect(mended).toMatchObject({ overall: "up", groups: [{ items: [{ state: "up" }] }] })
    expect(mended.outages[0]!.resolvedAt).not.toBeNull()
  })
})

describe("a page is out of date", () => {
  const pagesOf = async () => (await outOfDate()).map(({ page }) => page)

  it("when something has happened in its workspace, but not within the second", async () => {
    const mine = await publish(world.acme, await engine.plant(world.acme))
    const theirs = await publish(world.other, await engine.plant(world.other))
    await age(2 * second)
    await renewAll()
    await age(2 * second)
    expect(await pagesOf()).toEqual([])
    await createCaller(world.acme.as()).tag.create({ name: `tag-${count++}` })
    const found = await pagesOf()
    expect(found).toContain(mine.id)
    expect(found).not.toContain(theirs.id)
    await renewAll()
    await createCaller(world.acme.as()).tag.create({ name: `tag-${count++}` })
    expect(await pagesOf()).not.toContain(mine.id)
  })

  it("when it is a minute old", async () => {
    const { id } = await publish(world.acme, await engine.plant(world.acme))
    await age(2 * second)
    await renewAll()
    await age(minute)
    expect(await pagesOf()).toContain(id)
  })

  it("of an event that was written before it was drawn, and committed after", async () => {
    const { id } = await publish(world.acme, await engine.plant(world.acme))
    await world.wiring.database.write(world.acme.info.id, async (db) => {
      await appendEvent(db, { name: "monitor.late" })
      await age(2 * second)
      await renewAll()
    })
    await age(2 * second)
    expect(await pagesOf()).toContain(id)
    await renewAll()
    await age(2 * second)
    expect(await pagesOf()).not.toContain(id)
  })

  it("and is drawn by one of two who have seen it", async () => {
    await publish(world.acme, await engine.plant(world.acme))
    await age(2 * minute)
    const found = (await outOfDate())[0]!
    expect(await Promise.all([renew(found), renew(found)])).toContain(true)
    expect(await renew(found)).toBe(false)
  })
})
