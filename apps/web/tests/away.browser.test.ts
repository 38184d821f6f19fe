import { expect, it } from "vitest"
import { isLive, useBrowser, visit } from "../testing/visit.ts"

useBrowser()

it("says that no answer comes, keeps what it knows, and recovers by itself", async () => {
  const page = await visit("/?q=Website")
  await isLive(page)
  await page.context().setOffline(true)
  await page.keyboard.press("Control+k")
  const banner = page.getByText(/^Nightjar has not answered since/)
  await banner.waitFor()
  await page.keyboard.press("Escape")
  expect(await page.getByRole("link", { name: "Website" }).isVisible()).toBe(true)
  await page.context().setOffline(false)
  await banner.waitFor({ state: "detached" })
  await isLive(page)
  await page.context().close()
})

it("leads somebody whose session was ended to the door, and back to where they were", async () => {
  const page = await visit("/?sort=name")
  await isLive(page)
  await page.context().clearCookies()
  const asking = page.getByRole("button", { name: /^Down/ }).click()
  // A heartbeat may have asked before the click did, and taken the button away.
  await Promise.all([page.waitForURL(/\/sign-in\?next=/), asking.catch(() => {})])
  expect(new URL(page.url()).searchParams.get("next")).toMatch(/^\/\?.*sort=name/)
  await page.context().close()
})

it("shares one stream between tabs", async () => {
  const page = await visit("/")
  await isLive(page)
  const second = await page.context().newPage()
  const asked: string[] = []
  second.on("request", (request) => asked.push(new URL(request.url()).pathname))
  await second.goto(page.url())
  await isLive(second)
  expect(asked.filter((path) => path.endsWith("/event.live"))).toEqual([])
  await page.context().close()
})
