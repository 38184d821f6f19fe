import { expect, it } from "vitest"
import { isLive, useBrowser, visit } from "../testing/visit.ts"

useBrowser()

const focused = () => document.activeElement?.textContent

it("is walked through by keyboard", async () => {
  const page = await visit("/?sort=name")
  await isLive(page)
  await page.keyboard.press("j")
  await page.waitForFunction(() => document.activeElement?.textContent === "Back office")
  await page.keyboard.press("j")
  await page.waitForFunction(() => document.activeElement?.textContent === "Checkout API")
  await page.keyboard.press("k")
  await page.waitForFunction(() => document.activeElement?.textContent === "Back office")
  expect(await page.evaluate(focused)).toBe("Back office")
  await page.keyboard.press("Enter")
  await page.getByRole("heading", { name: "Back office" }).waitFor()
  await page.context().close()
})

it("keeps what was searched and chosen in the address, and back takes it away", async () => {
  const page = await visit("/")
  await isLive(page)
  await page.getByRole("button", { name: /^Down/ }).click()
  await page.waitForURL(/state=down/)
  await page.getByRole("link", { name: "Legacy importer" }).waitFor()
  await page.getByRole("link", { name: "Website" }).waitFor({ state: "detached" })
  await page.reload()
  expect(await page.getByRole("button", { name: /^Down/ }).getAttribute("aria-pressed")).toBe("true")
  await page.goBack()
  await page.getByRole("link", { name: "Website" }).waitFor()
  await page.keyboard.press("/")
  await page.keyboard.type("office")
  await page.waitForURL(/q=office/)
  await page.getByRole("link", { name: "Website" }).waitFor({ state: "detached" })
  await page.context().close()
})

it("brings a deleted monitor back when that is undone", async () => {
  const page = await visit("/?q=Old+address")
  await isLive(page)
  await page.getByRole("checkbox", { name: "Select Old address" }).check()
  await page.getByRole("button", { name: "Delete" }).click()
  await page.getByRole("link", { name: "Old address" }).waitFor({ state: "detached" })
  await page.getByRole("button", { name: /^Undo/ }).click()
  await page.getByRole("link", { name: "Old address" }).waitFor()
  await page.context().close()
})

it("pauses with a key, shows it in another tab at once, and resumes when that is undone", async () => {
  const [page, other] = [await visit("/?q=Website"), await visit("/?q=Website")]
  await Promise.all([isLive(page), isLive(other)])
  const paused = (tab: typeof page) => tab.getByRole("img", { name: "Paused" })
  await page.keyboard.press("j")
  await page.waitForFunction(() => document.activeElement?.textContent === "Website")
  await page.keyboard.press("p")
  await paused(other).waitFor()
  await page.getByRole("button", { name: /^Undo/ }).click()
  await paused(other).waitFor({ state: "detached" })
  await page.context().close()
  await other.context().close()
})
