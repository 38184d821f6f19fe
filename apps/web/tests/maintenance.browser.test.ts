import type { Page } from "playwright-core"
import { expect, it } from "vitest"
import { demoUrl, isLive, pathOf, useBrowser, visit } from "../testing/visit.ts"

useBrowser()

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true })
const cover = async (page: Page, monitor: string) => {
  await page.getByRole("searchbox", { name: "Search monitors" }).fill(monitor)
  await page.getByRole("checkbox", { name: monitor }).check()
}
/** Ends on its page. */
const create = async (page: Page) => {
  await button(page, "Create").click()
  await page.waitForURL(/\/maintenance\/mnt_/)
}
/** For good: nothing of a test runs on into the next. */
const remove = async (page: Page, title: string) => {
  await button(page, "More").click()
  await page.getByRole("menuitem", { name: "Delete" }).click()
  const typed = page.getByLabel(`Type ${title} to confirm`)
  await typed.fill(title)
  await button(page, "Delete maintenance").click()
  await page.waitForURL(`${demoUrl()}/maintenance`)
}

it("is planned for every week, with the windows to come in sight before it is saved", async () => {
  const page = await visit("/maintenance/new?strategy=weekdays", { timezoneId: "America/New_York" })
  await isLive(page)
  const preview = page.getByRole("region", { name: "Next windows" })
  expect(await preview.getByRole("listitem").count()).toBe(5)
  await page.getByLabel("Title").fill("Weekly patches")
  await page.getByTitle("Sunday").click()
  await preview.getByText("They appear here as soon as the times make sense.").waitFor()
  await page.getByTitle("Monday").click()
  await page.getByLabel("Time zone").selectOption("Europe/Berlin")
  await preview.getByText("Every Monday, 10:00 PM to 2:00 AM the next day (Europe/Berlin)").waitFor()
  // Berlin is six hours ahead, or five for a week or two a year.
  await preview
    .getByText(/^Your time: Mon, .* (4|5):00/)
    .first()
    .waitFor()
  await cover(page, "Nightly backup")
  await create(page)
  await page.getByText("Every Monday, 10:00 PM to 2:00 AM the next day (Europe/Berlin)").waitFor()
  await page.getByRole("link", { name: "Nightly backup" }).click()
  await page.getByText("Next maintenance: Mon").waitFor()
  await page.getByRole("link", { name: "Weekly patches" }).click()
  await page.getByRole("heading", { name: "Weekly patches" }).waitFor()
  await button(page, "More").click()
  await page.getByRole("menuitem", { name: "Delete" }).click()
  await page.waitForURL(`${demoUrl()}/maintenance`)
  await page.getByRole("button", { name: /^Undo/ }).click()
  await page.getByRole("listitem").filter({ hasText: "Weekly patches" }).waitFor()
  await page.context().close()
})

it("says at its fields what is wrong, and stops saying so once it is right", async () => {
  const page = await visit("/maintenance/new?strategy=cron")
  await isLive(page)
  await button(page, "Create").click()
  await page.getByText("Title must not be empty.").waitFor()
  await page.getByText("Choose at least one monitor or tag.").waitFor()
  await page.getByText("Cron expression must have five fields").waitFor()
  await page.getByRole("textbox", { name: "Cron expression" }).fill("*/30 * * * *")
  await page.getByText("A window must end before the next one begins, 30 min later.").waitFor()
  await page.getByLabel("Duration").fill("10")
  await page.getByText("A window must end before the next one begins").waitFor({ state: "detached" })
  await page.context().close()
})

it("that is started by hand turns its monitor to maintenance and back, live", async () => {
  const [page, monitor] = [await visit("/maintenance/new?strategy=manual"), await visit(await pathOf("Back office"))]
  await Promise.all([isLive(page), isLive(monitor)])
  await page.getByLabel("Title").fill("Proxy swap")
  await cover(page, "Back office")
  await create(page)
  await button(page, "Start").click()
  await monitor.getByText("In maintenance until somebody ends it").waitFor()
  await monitor.getByText("Maintenance: Proxy swap").waitFor()
  await page.goto(`${demoUrl()}/maintenance`)
  await isLive(page)
  const running = page.getByRole("list", { name: "Running" })
  await running.getByText("Proxy swap").waitFor()
  await button(page, "End now: Proxy swap").click()
  await page.getByRole("list", { name: "By hand" }).getByText("Proxy swap").waitFor()
  await monitor.getByText("In maintenance until somebody ends it").waitFor({ state: "detached" })
  await monitor.getByText("The maintenance is over.").waitFor()
  await page.getByRole("link", { name: "Proxy swap" }).click()
  await page.getByRole("list", { name: "Past windows" }).waitFor()
  await remove(page, "Proxy swap")
  await page.context().close()
  await monitor.context().close()
})

it("tells at once that somebody else has saved it", async () => {
  const page = await visit("/maintenance/new?strategy=single")
  await isLive(page)
  await page.getByLabel("Title").fill("Router swap")
  await page.getByLabel("From").fill("2099-11-20T22:00")
  await page.getByLabel("To", { exact: true }).fill("2099-11-21T02:00")
  await cover(page, "Nightly backup")
  await create(page)
  const path = new URL(page.url()).pathname
  const theirs = await visit(`${path}/edit`)
  await page.getByRole("link", { name: "Edit" }).click()
  await Promise.all([page.getByLabel("Title").waitFor(), isLive(theirs)])
  await theirs.getByLabel("Title").fill("Router swap, theirs")
  await button(theirs, "Save").click()
  await page.getByText("Somebody else has changed this since you opened it.").waitFor()
  await button(page, "Load theirs").click()
  expect(await page.getByLabel("Title").inputValue()).toBe("Router swap, theirs")
  await page.context().close()
  await theirs.context().close()
})
