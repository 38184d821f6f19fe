import type { Page } from "playwright-core"
import { describe, expect, it } from "vitest"
import { problemsOf } from "../testing/problems.ts"
import { add, button, create, preview, remove, useOwls } from "../testing/status-page.ts"
import { isLive, useBrowser, visit, visitAsStranger } from "../testing/visit.ts"

useBrowser()
useOwls()

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

/** What a person does who waits for news: the page itself has no script. */
const sees = async (visitor: Page, text: string) => {
  while (!(await visitor.getByText(text).first().isVisible())) await visitor.reload()
}
