/** What people do again and again with status pages. */
import type { Locator, Page } from "playwright-core"
import { afterAll, beforeAll } from "vitest"
import { createGroup, deleteMonitors } from "./lamp.ts"
import { demoUrl } from "./visit.ts"

export const owls = ["Owl ledger", "Owl roost", "Owl flight"]

/** Call at the top of a test file: there are owls to choose while it runs. */
export const useOwls = () => {
  const monitors: string[] = []
  beforeAll(async () => void monitors.push(...(await Promise.all(owls.map(createGroup)))))
  afterAll(() => deleteMonitors(...monitors))
  return monitors
}

export const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true })
/** Inside the frame that is a page of its own. */
export const preview = (page: Page | Locator) => page.frameLocator("iframe")
export const add = async (page: Page, monitor: string) => {
  await page.getByRole("searchbox", { name: "Search monitors" }).fill(monitor)
  await page.getByRole("checkbox", { name: monitor, exact: true }).check()
}
export const headings = (page: Page) => preview(page).getByRole("heading", { level: 3 }).allTextContents()

/** Ends on its page. */
export const create = async (page: Page, title: string) => {
  await page.getByLabel("Title").fill(title)
  await button(page, "Create draft").click()
  await page.waitForURL(/\/status-pages\/pag_/)
}
export const remove = async (page: Page, title: string) => {
  await button(page, "More").click()
  await page.getByRole("menuitem", { name: "Delete" }).click()
  await page.getByLabel(`Type ${title} to confirm`).fill(title)
  await button(page, "Delete status page").click()
  await page.waitForURL(`${demoUrl()}/status-pages`)
}
