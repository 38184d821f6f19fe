import type { Locator, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { call } from "../testing/call.ts"
import { createGroup, deleteMonitors } from "../testing/lamp.ts"
import { problemsOf } from "../testing/problems.ts"
import { demoUrl, isLive, useBrowser, visit, visitAsStranger } from "../testing/visit.ts"

useBrowser()

const names = ["Owl ledger", "Owl roost", "Owl flight"]
let monitors: string[]
beforeAll(async () => {
  monitors = await Promise.all(names.map(createGroup))
})
afterAll(() => deleteMonitors(...monitors))

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true })
/** Inside the frame that is a page of its own. */
const preview = (page: Page | Locator) => page.frameLocator("iframe")
const add = async (page: Page, monitor: string) => {
  await page.getByRole("searchbox", { name: "Search monitors" }).fill(monitor)
  await page.getByRole("checkbox", { name: monitor, exact: true }).check()
}
const headings = (page: Page) => preview(page).getByRole("heading", { level: 3 }).allTextContents()

/** Ends on its page. */
const create = async (page: Page, title: string) => {
  await page.getByLabel("Title").fill(title)
  await button(page, "Create draft").click()
  await page.waitForURL(/\/status-pages\/pag_/)
}
const remove = async (page: Page, title: string) => {
  await button(page, "More").click()
  await page.getByRole("menuitem", { name: "Delete" }).click()
  await page.getByLabel(`Type ${title} to confirm`).fill(title)
  await button(page, "Delete status page").click()
  await page.waitForURL(`${demoUrl()}/status-pages`)
}

describe("the editor", () => {
  it("puts monitors in groups and in order, and shows the page as it will be", async () => {
    const page = await visit("/status-pages/new")
    await isLive(page)
    await page.getByLabel("Title").fill("Owl status")
    expect(await page.getByLabel("Address", { exact: true }).inputValue()).toBe("owl-status")
    await preview(page).getByRole("heading", { name: "Owl status" }).waitFor()
    await add(page, "Owl ledger")
    await add(page, "Owl roost")
    await button(page, "Add group").click()
    await page.getByLabel("Name of the group").fill("Air")
    await add(page, "Owl flight")
    await page.getByLabel("What visitors call Owl flight").fill("Flights")
    await preview(page).getByRole("heading", { name: "Flights" }).waitFor()
    await preview(page).getByRole("heading", { name: "Air" }).waitFor()
    expect(await headings(page)).toEqual(["Owl ledger", "Owl roost", "Flights"])

    await button(page, "Move Owl ledger").press("ArrowDown")
    await page.getByText("Now 2 of 4.").waitFor()
    await button(page, "Move Owl ledger").press("ArrowDown")
    await page.getByText("Now 3 of 4.").waitFor()
    expect(await button(page, "Move Owl ledger").evaluate((handle) => handle === document.activeElement)).toBe(true)
    await expect.poll(() => headings(page)).toEqual(["Owl roost", "Owl ledger", "Flights"])
    await preview(page).locator("section", { hasText: "Air" }).getByText("Owl ledger").waitFor()
    await page.context().close()
  })

  it("lets rows be dragged, by a mouse and by a finger", async () => {
    for (const hasTouch of [false, true]) {
      const page = await visit("/status-pages/new", { hasTouch, viewport: { width: 1440, height: 1200 } })
      await isLive(page)
      for (const name of names) await add(page, name)
      const boxes = await Promise.all([
        button(page, "Move Owl flight").boundingBox(),
        button(page, "Move Owl ledger").boundingBox(),
      ])
      const [from, to] = boxes.map((box) => ({ x: box!.x + box!.width / 2, y: box!.y + 4 }))
      if (hasTouch) await dragByFinger(page, from!, to!)
      else {
        await page.mouse.move(from!.x, from!.y)
        await page.mouse.down()
        await page.mouse.move(to!.x, to!.y, { steps: 4 })
        await page.mouse.up()
      }
      await page.getByText("Now 1 of 3.").waitFor()
      await expect.poll(() => headings(page)).toEqual(["Owl flight", "Owl ledger", "Owl roost"])
      await page.context().close()
    }
  })

  it("says at its fields what is wrong, and that an address is taken", async () => {
    const page = await visit("/status-pages/new")
    await isLive(page)
    await button(page, "Create draft").click()
    await page.getByText("Title must not be empty.").waitFor()
    await page.getByLabel("Title").fill("Demo")
    await page.getByText("Title must not be empty.").waitFor({ state: "detached" })
    await button(page, "Create draft").click()
    await page.getByText("Address is taken; please choose another.").waitFor()
    const logo = { name: "logo.png", mimeType: "image/png" }
    await page
      .getByLabel("Logo", { exact: true })
      .last()
      .setInputFiles({ ...logo, buffer: Buffer.from("<svg/>") })
    await page.getByText("Logo must be a PNG, JPEG or WebP image.").waitFor()
    await page
      .getByLabel("Logo", { exact: true })
      .last()
      .setInputFiles({ ...logo, buffer: Buffer.concat([pixel, Buffer.alloc(65_536)]) })
    await page.getByText("Logo must have at most 64 KiB.").waitFor()
    await page
      .getByLabel("Logo", { exact: true })
      .last()
      .setInputFiles({ ...logo, buffer: pixel })
    await preview(page).locator("img").waitFor()
    await page.context().close()
  })

  it("keeps what was typed, however one leaves, until it is saved or discarded", async () => {
    const page = await visit("/status-pages/new", { viewport: { width: 360, height: 800 } })
    await isLive(page)
    await page.getByLabel("Title").fill("Owl thoughts")
    await add(page, "Owl roost")
    await page.getByRole("link", { name: "Monitors", exact: true }).click()
    await page.waitForURL(`${demoUrl()}/`)
    await page.goBack()
    await page.getByText("This is what you had typed and not saved.").waitFor()
    expect(await page.getByLabel("Title").inputValue()).toBe("Owl thoughts")
    await button(page, "Preview").click()
    await preview(page.getByRole("dialog")).getByRole("heading", { name: "Owl roost" }).waitFor()
    await page.keyboard.press("Escape")

    await button(page, "Discard").last().click()
    await expect.poll(() => page.getByLabel("Title").inputValue()).toBe("")
    await page.getByRole("button", { name: "Undo" }).click()
    await expect.poll(() => page.getByLabel("Title").inputValue()).toBe("Owl thoughts")
    await create(page, "Owl thoughts")
    await page.goto(`${demoUrl()}/status-pages/new`)
    await isLive(page)
    expect(await page.getByLabel("Title").inputValue()).toBe("")
    await page.goBack()
    await remove(page, "Owl thoughts")
    await page.context().close()
  })

  it("tells at once that somebody else has saved the page", async () => {
    const { id } = await call<{ id: string }>("statusPage.create", { slug: "owl-desk", title: "Owl desk" })
    const [page, theirs] = [await visit(`/status-pages/${id}/edit`), await visit(`/status-pages/${id}/edit`)]
    await Promise.all([isLive(page), isLive(theirs)])
    await theirs.getByLabel("Title").fill("Owl desk, theirs")
    await button(theirs, "Save").click()
    await page.getByText("Somebody else has changed this since you opened it.").waitFor()
    await button(page, "Load theirs").click()
    expect(await page.getByLabel("Title").inputValue()).toBe("Owl desk, theirs")
    await call("statusPage.delete", { id })
    await Promise.all([page.context().close(), theirs.context().close()])
  })

  it("shows a page of as many monitors as an address could not name", async () => {
    const layout = [{ name: "", items: monitors.map((monitorId) => ({ monitorId, name: "語".repeat(150) })) }]
    const { id } = await call<{ id: string }>("statusPage.create", { slug: "owl-long", title: "Owl long", layout })
    const page = await visit(`/status-pages/${id}`)
    await preview(page).getByText("語".repeat(150)).first().waitFor()
    await call("statusPage.delete", { id })
    await page.context().close()
  })
})

describe("a status page", () => {
  it("is published, tells what people say, and is gone when it is unpublished", async () => {
    const page = await visit("/status-pages/new")
    await isLive(page)
    await add(page, "Owl roost")
    await create(page, "Owl news")
    await page.getByText("Draft").waitFor()
    await button(page, "Publish").click()
    const url = (await page.getByRole("link", { name: /^owl-news\.status/ }).getAttribute("href")) ?? ""
    const visitor = await visitAsStranger(url)
    await visitor.getByRole("heading", { name: "Owl roost" }).waitFor()

    await button(page, "New notice").click()
    await button(page, "Post notice").click()
    await page.getByText("Message must not be empty.").waitFor()
    await page.getByLabel("Title").fill("Owls are tired")
    await page.getByLabel("Impact").selectOption("major")
    await page.getByLabel("Message").fill("They rest for an hour.")
    await page.getByRole("checkbox", { name: "Owl roost" }).check()
    await button(page, "Post notice").click()
    await page.getByRole("list", { name: "Notices" }).getByText("They rest for an hour.").waitFor()
    await preview(page).getByText("They rest for an hour.").waitFor()
    await sees(visitor, "There is an outage of some systems.")

    await button(page, "Post update: Owls are tired").click()
    await page.getByLabel("State").selectOption("resolved")
    await page.getByLabel("Message").fill("They fly again.")
    await button(page, "Resolve").click()
    await page.getByRole("list", { name: "Past notices" }).getByText("They fly again.").waitFor()
    await sees(visitor, "They fly again.")

    await button(page, "More").click()
    await page.getByRole("menuitem", { name: "Unpublish" }).click()
    await page.getByText("Unpublished", { exact: true }).waitFor()
    await expect.poll(async () => (await visitor.goto(url))?.status(), { timeout: 10_000 }).toBe(404)
    await page.getByRole("button", { name: "Undo" }).click()
    await page.getByText("Published", { exact: true }).waitFor()
    await expect.poll(async () => (await visitor.goto(url))?.status(), { timeout: 10_000 }).toBe(200)
    await remove(page, "Owl news")
    await Promise.all([page.context().close(), visitor.context().close()])
  })

  it("says how new it is, and gives badges away", async () => {
    const page = await visit("/status-pages")
    await isLive(page)
    await page.getByRole("link", { name: "Demo shop", exact: true }).click()
    const drawn = page.locator("section", { hasText: "For visitors" }).locator("time")
    const before = await drawn.getAttribute("datetime")
    await expect.poll(() => drawn.getAttribute("datetime"), { timeout: 90_000 }).not.toBe(before)

    const isDrawn = async (name: string) => {
      const image = page.getByRole("img", { name, exact: true })
      await expect.poll(() => image.evaluate((each: HTMLImageElement) => each.naturalWidth)).toBeGreaterThan(40)
    }
    await isDrawn("Status of Demo shop")
    await page.getByLabel("Badge of").selectOption("Website")
    await page.getByLabel("It says").selectOption("Uptime in 30 days")
    await isDrawn("Website: Uptime in 30 days")
    await page.getByRole("radio", { name: "HTML" }).click()
    const code = (await page.getByRole("figure", { name: "What to paste" }).locator("code").textContent()) ?? ""
    const [, source = ""] = /src="([^"]+)"/.exec(code) ?? []
    expect(await (await fetch(source)).text()).toContain("Website Uptime (30d)")
    await page.context().close()
  })

  it("is listed with where it is and what it says, and found in the palette", async () => {
    const page = await visit("/status-pages")
    await isLive(page)
    const row = page.getByRole("listitem").filter({ hasText: "Demo shop" })
    await row.getByText("Published").waitFor()
    await row.getByRole("link", { name: /^demo\.status/ }).waitFor()
    await page.keyboard.press("ControlOrMeta+k")
    await page.keyboard.type("Demo shop")
    await page.getByRole("option", { name: /Demo shop/ }).click()
    await page.waitForURL(/\/status-pages\/pag_/)
    await isLive(page)
    await preview(page).getByRole("heading", { name: "Demo shop" }).waitFor()
    expect(await problemsOf(page)).toEqual([])
    await page.getByRole("link", { name: "Edit" }).click()
    await preview(page).getByRole("heading", { name: "Demo shop" }).waitFor()
    expect(await problemsOf(page)).toEqual([])
    await page.context().close()
  })
})

interface Point {
  x: number
  y: number
}

/** As a touch screen tells Chromium. */
const dragByFinger = async (page: Page, from: Point, to: Point) => {
  const session = await page.context().newCDPSession(page)
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", touchPoints: Point[]) =>
    session.send("Input.dispatchTouchEvent", { type, touchPoints })
  await touch("touchStart", [from])
  await touch("touchMove", [{ x: from.x, y: (from.y + to.y) / 2 }])
  await touch("touchMove", [to])
  await touch("touchEnd", [])
}

/** What a person does who waits for news: the page itself has no script. */
const sees = async (visitor: Page, text: string) => {
  while (!(await visitor.getByText(text).first().isVisible())) await visitor.reload()
}

/** A white one. */
const pixel = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAWqCDvgAAAABJRU5ErkJggg==",
  "base64",
)
