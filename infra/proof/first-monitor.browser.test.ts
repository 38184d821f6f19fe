import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, expect, inject, it } from "vitest"
import { newPerson, signUp, startBrowser, workspaceUrl } from "./browser.ts"
import { type Nginx, startNginx } from "./nginx.ts"

const stack = inject("stack")
let browser: Browser
let nginx: Nginx
beforeAll(async () => {
  ;[browser, nginx] = await Promise.all([startBrowser(), startNginx()])
})
afterAll(() => Promise.all([browser.close(), nginx.close()]))

/** The free plan's shortest. */
const intervalSeconds = 30

it("goes from sign-up to green, red and green again, and nobody else sees any of it", {
  timeout: 150_000,
}, async () => {
  const [ada, eve] = [await newPerson(browser), await newPerson(browser)]
  await signUp(ada, stack, { name: "Night School", slug: "night-school" })
  await signUp(eve, stack, { name: "Eve's Eyes", slug: "eves-eyes" })

  await ada.getByLabel("Address to watch").fill(nginx.https)
  await ada.keyboard.press("Enter")
  await ada.waitForURL(/\/monitors\/mon_/)
  await expectState(ada, "Up", 10)

  await checkOften(ada)
  await nginx.stop()
  await expectState(ada, "Down", intervalSeconds + 5)
  await ada.waitForFunction(() => document.title.includes("1 down"))

  await nginx.start()
  await ada.getByRole("button", { name: "Check now" }).click()
  await expectState(ada, "Up", 10)

  await eve.goto(ada.url().replace("night-school", "eves-eyes"))
  expect(await eve.locator("main").textContent()).toContain("There is nothing at this address.")
  await eve.goto(workspaceUrl(stack, "eves-eyes"))
  await eve.getByText("What should never be down?").waitFor()
})

/** The words beside the monitor's name change by themselves: nothing is reloaded. */
const expectState = (page: Page, state: "Up" | "Down", withinSeconds: number) =>
  page
    .locator("main")
    .getByText(new RegExp(`^${state}`))
    .first()
    .waitFor({ timeout: withinSeconds * 1_000 })

/** By the form, as a person does it. */
const checkOften = async (page: Page) => {
  const monitor = page.url()
  await page.goto(`${monitor}/edit`)
  await page.getByText("Advanced").first().click()
  await page.getByLabel("Interval", { exact: true }).fill(String(intervalSeconds))
  await page.getByLabel("Retries").fill("0")
  await page.getByRole("button", { name: "Save" }).click()
  await page.waitForURL(monitor)
}
