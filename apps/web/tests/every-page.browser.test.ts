import type { BrowserContextOptions } from "playwright-core"
import { describe, expect, inject, it } from "vitest"
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
  "/channels",
  "/channels/log",
  "/channels/new",
  "/channels/new?type=webhook",
  "/channels/new?type=email",
  "/team",
  "/settings",
  "/settings/account",
  "/settings/keys",
  "/settings/tags",
  "/settings/appearance",
]

describe.each(screens)("axe finds nothing and nothing is cut off %s", (_, options) => {
  it("on the site", async () => {
    const site = inject("stack").web
    const page = await visitAsStranger(site, options)
    for (const path of sitePaths) {
      await page.goto(`${site}${path}`)
      expect(await problemsOf(page), path).toEqual([])
    }
    await page.context().close()
  })

  it("in a workspace", async () => {
    const monitor = await pathOf("Legacy importer")
    const incident = await incidentPathOf("Legacy importer")
    const page = await visit("/", options)
    for (const path of [...workspacePaths, monitor, `${monitor}/edit`, incident]) {
      await page.goto(`${demoUrl()}${path}`)
      await isLive(page)
      expect(await problemsOf(page), path).toEqual([])
    }
    await page.context().close()
  })
})
