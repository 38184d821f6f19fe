import type { Page } from "playwright-core"
import { expect, it, onTestFinished } from "vitest"
import { createChannel, deleteChannel } from "../testing/channel.ts"
import { createGroup, createLamp, deleteMonitors } from "../testing/lamp.ts"
import { problemsOf } from "../testing/problems.ts"
import { isLive, useBrowser, visit } from "../testing/visit.ts"

useBrowser()

/** The words below the name. */
const stands = (page: Page, state: string) =>
  page
    .locator("main")
    .getByText(new RegExp(`^${state}`))
    .first()
    .waitFor()

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true })

it("opens the moment its monitor is down, is acknowledged, commented on and resolved by hand, for all to see", async () => {
  const till = await createLamp("Till")
  const pager = await createChannel("Pager of the till")
  onTestFinished(() => Promise.all([deleteMonitors(till.id), deleteChannel(pager)]).then(() => {}))
  const [page, other] = [await visit("/incidents?q=Till"), await visit("/incidents?q=Till&show=open")]
  await Promise.all([isLive(page), isLive(other)])
  await page.getByText("No incident matches.").waitFor()
  await till.turn("down")
  const open = page.getByRole("region", { name: "Open" }).getByRole("listitem").filter({ hasText: "Till" })
  await open.getByText("The answer is 503").waitFor()
  await button(page, "Acknowledge Till").click()
  await other.getByText(/^Acknowledged by /).waitFor()

  await other.getByRole("link", { name: "Till" }).click()
  await other.getByRole("heading", { name: "Till" }).waitFor()
  await page.getByRole("link", { name: "Till" }).click()
  const why = page.getByRole("listitem").filter({ hasText: "The answer is 503" })
  await why.getByText("Down", { exact: true }).first().waitFor()
  const seen = why.getByRole("region", { name: "Seen when it was decided" }).getByRole("listitem")
  expect(await seen.allTextContents()).toEqual([expect.stringMatching(/^default\s*Down\s*once/)])
  const told = why.getByRole("region", { name: "Who was told" }).getByRole("listitem").filter({ hasText: "the till" })
  await told.getByText("Delivered", { exact: true }).waitFor()
  await page.keyboard.press("c")
  await page.keyboard.type("The drawer is stuck.\nPulling harder.")
  await page.keyboard.press("Control+Enter")
  expect(await other.getByText("The drawer is stuck.").textContent()).toBe("The drawer is stuck.\nPulling harder.")

  await page.keyboard.press("Escape")
  await button(page, "Mute").click()
  await other.getByText("Muted", { exact: true }).waitFor()
  await button(page, "Resolve").click()
  await page.getByText("the next checks open another incident").waitFor()
  await page.getByRole("dialog").getByRole("button", { name: "Resolve" }).click()
  await stands(other, "Resolved")
  expect(await button(other, "Mute").count()).toBe(0)

  await page.goto(page.url().replace(/\/inc_.*/, "?q=Till"))
  await till.turn("down")
  await open.waitFor()
  await page.getByRole("region", { name: "Past" }).getByText("Till").waitFor()
  await Promise.all([page.context().close(), other.context().close()])
})

it("is found from its monitor, and its group turns with it", async () => {
  const floor = await createGroup("Shop floor")
  const lift = await createLamp("Goods lift", { groupId: floor })
  onTestFinished(() => void deleteMonitors(lift.id, floor))
  const page = await visit(`/monitors/${floor}`)
  await isLive(page)
  const members = page.getByRole("region", { name: "Members" })
  await lift.turn("up")
  await stands(page, "Up")
  await lift.turn("down")
  await stands(page, "Down")
  await members.getByRole("img", { name: "Down" }).waitFor()
  expect(await problemsOf(page)).toEqual([])

  await members.getByRole("link", { name: "Goods lift" }).click()
  await page.getByRole("heading", { name: "Goods lift" }).waitFor()
  await page.getByText("Member of").waitFor()
  await page.getByRole("link", { name: "Open incident" }).click()
  await page.waitForURL(/\/incidents\/inc_/)
  await lift.turn("up")
  await stands(page, "Resolved")
  await page.context().close()
})

it("is found and muted from the palette", async () => {
  const page = await visit("/incidents?q=Legacy+importer")
  await isLive(page)
  await page.getByRole("link", { name: "Legacy importer" }).first().click()
  await page.waitForURL(/\/incidents\/inc_/)
  await page.keyboard.press("Control+k")
  await page.getByRole("option", { name: "Mute" }).click()
  await page.getByText("Nobody is told of this incident any more").waitFor()
  await button(page, "Unmute").click()
  await button(page, "Mute").waitFor()
  await page.context().close()
})
