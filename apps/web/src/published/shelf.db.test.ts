import { createStatusPage, publishStatusPage, unpublishStatusPage } from "@nightjar/core/status-page/actions"
import { plainSample } from "@nightjar/core/status-page/sample"
import { createWorld, type World } from "@nightjar/core/testing"
import type { Doors } from "@nightjar/db/doors"
import { second } from "@nightjar/kit/time"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { openShelf } from "./shelf.ts"

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

/** A shelf whose time passes as told, and whose way to the database can be counted, held up and broken. */
const open = async () => {
  let [passed, asked] = [0, 0]
  let way: "open" | "held" | "broken" = "open"
  const sleepers: (() => void)[] = []
  const doors: Doors = {
    ask(name, args) {
      asked += 1
      if (way === "held") return new Promise(() => {})
      return way === "broken" ? Promise.reject(new Error("the database is away")) : world.wiring.doors.ask(name, args)
    },
  }
  const clock = {
    now: () => Date.now() + passed,
    monotonic: () => passed,
    sleep: () => new Promise<void>((wake) => sleepers.push(wake)),
    after: () => () => {},
  }
  const shelf = await openShelf({ ...world.wiring, doors }, clock)
  return {
    find: (slug: string) => shelf.find(slug),
    asked: () => asked,
    pass(ms: number) {
      passed += ms
    },
    /** Whoever waits loses patience. */
    wake: () => {
      for (const wake of sleepers.splice(0)) wake()
    },
    turn(next: typeof way) {
      way = next
    },
  }
}

let count = 0
const publish = async (title: string) => {
  const slug = `page-${count++}`
  const { id } = await createStatusPage(world.acme.as(), { ...plainSample, slug, title })
  await publishStatusPage(world.acme.as(), { id })
  return { id, slug }
}

describe("a published page", () => {
  it("is looked up once for all who ask at the same time, and then kept", async () => {
    const { slug } = await publish("Once")
    const shelf = await open()
    const copies = await Promise.all(Array.from({ length: 50 }, () => shelf.find(slug)))
    expect(new Set(copies.map((copy) => copy?.picture.title))).toEqual(new Set(["Once"]))
    await shelf.find(slug)
    expect(shelf.asked()).toBe(1)
  })

  it("is looked up again after two seconds, and at once where a whisper names it", async () => {
    const { id, slug } = await publish("Again")
    const shelf = await open()
    await shelf.find(slug)
    shelf.pass(1.9 * second)
    await shelf.find(slug)
    expect(shelf.asked()).toBe(1)
    shelf.pass(0.2 * second)
    expect((await shelf.find(slug))?.picture.title).toBe("Again")
    expect(shelf.asked()).toBe(2)
    await unpublishStatusPage(world.acme.as(), { id })
    expect(await shelf.find(slug)).toBeNull()
    expect(shelf.asked()).toBe(3)
  })

  it("that there is not is remembered too", async () => {
    const shelf = await open()
    for (let n = 0; n < 10; n++) expect(await shelf.find("no-such-page")).toBeNull()
    expect(shelf.asked()).toBe(1)
  })

  it.each(["held", "broken"] as const)(
    "is served on, with a word, while the way to the database is %s",
    async (way) => {
      const { slug } = await publish("Served on")
      const shelf = await open()
      await shelf.find(slug)
      shelf.turn(way)
      shelf.pass(3 * second)
      const first = shelf.find(slug)
      shelf.wake()
      expect(await first).toMatchObject({ isStale: false, picture: { title: "Served on" } })
      shelf.pass(1.1 * second)
      const second_ = shelf.find(slug)
      shelf.wake()
      await second_
      shelf.pass(3 * second)
      const third = shelf.find(slug)
      shelf.wake()
      expect(await third).toMatchObject({ isStale: true })
      shelf.turn("open")
    },
  )

  it("cannot be shown where nothing is known of it", async () => {
    const shelf = await open()
    shelf.turn("broken")
    await expect(Promise.resolve(shelf.find("unknown-yet"))).rejects.toMatchObject({ code: "unavailable" })
  })

  it("that was drawn long ago says so, though the database answers", async () => {
    const { slug } = await publish("Old")
    const shelf = await open()
    shelf.pass(200 * second)
    expect(await shelf.find(slug)).toMatchObject({ isStale: true })
  })
})
