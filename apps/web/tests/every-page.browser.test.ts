import type { BrowserContextOptions, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest"
import { problemsOf } from "../testing/problems.ts"
import { demoUrl, incidentPathOf, isLive, pathOf, useBrowser, visit, visitAsStranger } from "../testing/visit.ts"

useBrowser()

const screens: [string, BrowserContextOptions][] = [
  ["on a wide screen, light", { viewport: { width: 1440, height: 900 }, colorScheme: "light" }],
  ["on a phone, dark", { viewport: { width: 360, height: 760 }, hasTouch: true, isMobile: true, colorScheme: "dark" }],
]

const sitePaths = ["/", "/pricing", "/sign-in", "/sign-up", "/nothing-here"]
const workspacePaths = [
  "/",
  "/?q=nothing-matches-this",
  "/monitors/new",
  "/monitors/new?type=http",
  "/incidents",
  "/incidents?q=nothing-matches-this",
  "/maintenance",
  "/maintenance/new",
  "/maintenance/new?strategy=monthdays",
  "/status-pages",
  "/status-pages/new",
  "/channels",
  "/channels/log",
  "/channels/new",
  "/channels/new?type=webhook",
  "/channels/new?type=email",
  "/team",
  "/settings",
  "/settings/plan",
  "/settings/account",
  "/settings/keys",
  "/settings/tags",
  "/settings/appearance",
]

/** Axe finds nothing, nothing is cut off, and no script complains, React of a shell that it would draw otherwise too. */
const assertSound = async (page: Page, address: string) => {
  const complaints: string[] = []
  const hear = ({ message }: Error) => complaints.push(message)
  page.on("pageerror", hear)
  await page.goto(address)
  if (address.startsWith(demoUrl())) await isLive(page)
  const found = await problemsOf(page)
  page.off("pageerror", hear)
  expect([...complaints, ...found]).toEqual([])
}

describe.each(screens)("is sound %s", (_, options) => {
  describe("on the site", () => {
    let page: Page
    beforeAll(async () => {
      page = await visitAsStranger(inject("stack").web, options)
    })
    afterAll(() => page.context().close())

    it.each(sitePaths)("%s", (path) => assertSound(page, `${inject("stack").web}${path}`))
  })

  describe("in a workspace", () => {
    let page: Page
    beforeAll(async () => {
      page = await visit("/", options)
    })
    afterAll(() => page.context().close())

    it.each(workspacePaths)("%s", (path) => assertSound(page, `${demoUrl()}${path}`))
    it("a monitor, and its form", async () => {
      const monitor = `${demoUrl()}${await pathOf("Legacy importer")}`
      await assertSound(page, monitor)
      await assertSound(page, `${monitor}/edit`)
    })
    it("an incident", async () => {
      await assertSound(page, `${demoUrl()}${await incidentPathOf("Legacy importer")}`)
    })
  })
})
