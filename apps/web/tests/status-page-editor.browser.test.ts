import type { Page } from "playwright-core"
import { describe, expect, it } from "vitest"
import { call } from "../testing/call.ts"
import { add, button, create, headings, owls, preview, remove, useOwls } from "../testing/status-page.ts"
import { demoUrl, isLive, useBrowser, visit } from "../testing/visit.ts"

useBrowser()
const monitors = useOwls()

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
      for (const name of owls) await add(page, name)
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

/** A white one. */
const pixel = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAWqCDvgAAAABJRU5ErkJggg==",
  "base64",
)
