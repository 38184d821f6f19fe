import { newId } from "@nightjar/kit/id"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { createEngine, type TestEngine } from "../../testing/engine.ts"
import { errorOf } from "../../testing/error-of.ts"
import { createWorld, type World } from "../../testing/world.ts"
import { createCaller } from "../router.ts"
import { plainSample } from "../status-page/status-page.sample.ts"
import { outageSample, quietSample } from "./notice.sample.ts"

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

const acme = () => createCaller(world.acme.as())

describe("a notice", () => {
  it("is opened, goes on and is resolved, and keeps all that was said", async () => {
    const [monitor] = await engine.plant(world.acme)
    const { id } = await acme().notice.open({ ...outageSample, monitors: [monitor!] })
    await acme().notice.update({ id, state: "identified", text: "A disk is full.", impact: "critical" })
    await acme().notice.resolve({ id, text: "There is room again." })
    const notice = await acme().notice.get({ id })
    expect(notice).toMatchObject({
      title: outageSample.title,
      impact: "critical",
      state: "resolved",
      monitors: [monitor],
    })
    expect(notice.resolvedAt).toBeInstanceOf(Date)
    expect(notice.updates.map(({ state, text }) => [state, text])).toEqual([
      ["resolved", "There is room again."],
      ["identified", "A disk is full."],
      ["investigating", outageSample.text],
    ])
  })

  it("that is resolved is resolved", async () => {
    const { id } = await acme().notice.open(quietSample)
    await acme().notice.resolve({ id, text: "It is over." })
    for (const again of [
      () => acme().notice.update({ id, state: "monitoring", text: "Again?" }),
      () => acme().notice.resolve({ id, text: "Again." }),
    ])
      expect((await errorOf(again())).message).toContain("Open a new one")
  })

  it("stands on its page, or on all", async () => {
    const [one, two] = [
      await acme().statusPage.create({ ...plainSample, slug: "page-one" }),
      await acme().statusPage.create({ ...plainSample, slug: "page-two" }),
    ]
    await acme().notice.open({ ...quietSample, title: "On one", statusPageId: one.id })
    await acme().notice.open({ ...quietSample, title: "On all" })
    const titles = async (page: typeof one.id) => (await acme().notice.list({ page })).map(({ title }) => title)
    expect(await titles(one.id)).toEqual(expect.arrayContaining(["On one", "On all"]))
    expect(await titles(two.id)).not.toContain("On one")
    await acme().statusPage.delete({ id: one.id })
    expect((await acme().notice.list({})).map(({ title }) => title)).not.toContain("On one")
  })

  it("is deleted with all that was said in it", async () => {
    const { id } = await acme().notice.open(quietSample)
    await acme().notice.delete({ id })
    expect((await errorOf(acme().notice.get({ id }))).message).toBe("There is no such notice here.")
  })

  it("of another tenant is answered as one that nobody has, and so are monitors that it would name", async () => {
    const { id } = await acme().notice.open(quietSample)
    const [monitor] = await engine.plant(world.acme)
    const other = createCaller(world.other.as()).notice
    const answers = (target: typeof id, named: typeof monitor) =>
      Promise.all(
        [
          other.get({ id: target }),
          other.update({ id: target, state: "monitoring", text: "Mine" }),
          other.resolve({ id: target, text: "Mine" }),
          other.delete({ id: target }),
          other.open({ ...quietSample, monitors: [named!] }),
        ].map(async (call) => JSON.stringify(await errorOf(call))),
      )
    expect(await answers(id, monitor)).toEqual(await answers(newId("notice"), newId("monitor")))
  })
})
