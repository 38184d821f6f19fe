import { type Id, newId } from "@nightjar/kit/id"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { createEngine, type TestEngine } from "../../testing/engine.ts"
import { errorOf } from "../../testing/error-of.ts"
import { createWorld, type World } from "../../testing/world.ts"
import { createCaller } from "../router.ts"
import { tenant } from "../tenant/tenant.table.ts"
import { fullSample, plainSample } from "./status-page.sample.ts"

let world: World
let engine: TestEngine
let monitors: Id<"monitor">[]
beforeAll(async () => {
  world = await createWorld()
  engine = await createEngine(world)
  monitors = await engine.plant(world.acme, 2)
})
afterAll(async () => {
  await engine.close()
  await world.close()
})

const acme = () => createCaller(world.acme.as()).statusPage
const showing = (ids: readonly Id<"monitor">[]) => [{ name: "Shop", items: ids.map((monitorId) => ({ monitorId })) }]
let count = 0
const fresh = () => ({ ...plainSample, slug: `page-${count++}` })

describe("a status page", () => {
  it("is created as a draft, listed and given to its editor", async () => {
    const { id } = await acme().create({ ...fullSample, layout: showing(monitors) })
    expect(await acme().list()).toEqual([
      { id, slug: "owl-post", title: "Eulenpost", state: "draft", builtAt: null, monitors: 2, overall: null },
    ])
    expect(await acme().get({ id })).toMatchObject({
      ...fullSample,
      version: 1,
      layout: [{ name: "Shop", items: [{ monitorId: monitors[0], name: null, showsLatency: false }, {}] }],
    })
    await acme().delete({ id })
  })

  it("takes an address that nobody else has, in any workspace", async () => {
    const { slug } = await createCaller(world.other.as())
      .statusPage.create(fresh())
      .then(() => ({ slug: `page-${count - 1}` }))
    const taken = { code: "conflict", message: "is taken; please choose another", detail: { field: "slug" } }
    expect(await errorOf(acme().create({ ...plainSample, slug }))).toMatchObject(taken)
    const { id } = await acme().create(fresh())
    expect(await errorOf(acme().edit({ ...plainSample, slug, id, version: 1 }))).toMatchObject(taken)
  })

  it("tells a form that was opened before somebody else's edit", async () => {
    const page = fresh()
    const { id } = await acme().create(page)
    expect(await acme().edit({ ...page, id, version: 1, title: "First" })).toEqual({ id, version: 2 })
    const error = await errorOf(acme().edit({ ...page, id, version: 1, title: "Second" }))
    expect(error).toMatchObject({ code: "stale", detail: { version: 2 } })
  })

  it("loses monitors that are deleted, and takes none that is not here", async () => {
    const [gone] = await engine.plant(world.acme)
    const page = { ...fresh(), layout: showing([gone!, monitors[0]!]) }
    const { id } = await acme().create(page)
    await createCaller(world.acme.as()).monitor.delete({ ids: [gone!] })
    const { layout, monitors: named } = await acme().get({ id })
    expect(layout[0]!.items.map(({ monitorId }) => monitorId)).toEqual([monitors[0]])
    expect(named).toEqual([{ id: monitors[0], name: "Shop" }])
    const error = await errorOf(acme().edit({ ...page, id, version: 1 }))
    expect(error.message).toBe("There is no such monitor here.")
  })

  it("is published and taken back; only what is published can be", async () => {
    const { id } = await acme().create(fresh())
    expect((await errorOf(acme().unpublish({ id }))).message).toBe("This status page is not published.")
    await acme().publish({ id })
    expect((await acme().get({ id })).state).toBe("published")
    await acme().unpublish({ id })
    expect((await acme().get({ id })).state).toBe("unpublished")
  })

  it("whispers its id when what visitors see has changed", async () => {
    const page = fresh()
    const { id } = await acme().create(page)
    world.whispers.length = 0
    await acme().publish({ id })
    await acme().edit({ ...page, id, version: 1 })
    await acme().delete({ id })
    const heard = world.whispers.filter(({ kind }) => kind === "pages")
    expect(heard).toEqual(Array.from({ length: 3 }, () => ({ kind: "pages", pages: [id] })))
  })

  it("is previewed before it is saved, with the notices that it has", async () => {
    const { slug, ...look } = fresh()
    const { id } = await acme().create({ ...look, slug })
    const notice = { title: "Late", text: "It takes longer.", statusPageId: id }
    await createCaller(world.acme.as()).notice.open(notice)
    const draft = { ...look, layout: showing(monitors) }
    const [fresher, saved] = [await acme().preview(draft), await acme().preview({ ...draft, id })]
    expect(fresher.groups[0]!.items.map((item) => item.id)).toEqual(monitors)
    expect([fresher.notices.length, saved.notices.length]).toEqual([0, 1])
  })

  it("of another tenant is answered as one that nobody has", async () => {
    const page = fresh()
    const { id } = await acme().create(page)
    const { slug, ...look } = fresh()
    const other = createCaller(world.other.as()).statusPage
    const answers = (target: Id<"statusPage">) =>
      Promise.all(
        [
          other.get({ id: target }),
          other.preview({ ...look, id: target }),
          other.edit({ ...look, slug, id: target, version: 1 }),
          other.publish({ id: target }),
          other.unpublish({ id: target }),
          other.delete({ id: target }),
          createCaller(world.other.as()).notice.open({ title: "Theirs", text: "Theirs", statusPageId: target }),
        ].map(async (call) => JSON.stringify(await errorOf(call))),
      )
    expect(await answers(id)).toEqual(await answers(newId("statusPage")))
    const foreign = await errorOf(other.create({ ...fresh(), layout: showing(monitors) }))
    expect(foreign.message).toBe("There is no such monitor here.")
  })

  it("is one of as many as the plan holds, however many are asked for at once", async () => {
    const small = await world.addTenant("small")
    await world.wiring.database.write(small.info.id, (db) => db.update(tenant).set({ plan: "pro" }))
    const pages = createCaller(small.as()).statusPage
    const asked = Array.from({ length: 20 }, () => pages.create(fresh()))
    const answers = await Promise.allSettled(asked)
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(10)
    expect((await errorOf(pages.create(fresh()))).message).toBe(
      "The Pro plan holds 10 status pages; there is no room for more.",
    )
  })
})
