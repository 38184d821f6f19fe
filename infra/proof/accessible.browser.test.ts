import { AxeBuilder } from "@axe-core/playwright"
import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest"
import { newPerson, signInToDemo, startBrowser } from "./browser.ts"

const stack = inject("stack")
let browser: Browser
beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser.close())

const sitePages = ["/", "/pricing", "/sign-up", "/sign-in"]
const workspacePages = [
  "/",
  "/monitors/new",
  "/team",
  "/settings",
  "/settings/account",
  "/settings/keys",
  "/settings/tags",
  "/settings/appearance",
]

/** Everything that axe finds on a page, one line each: the rule and where. */
const findingsOn = async (page: Page, url: string): Promise<string[]> => {
  await page.goto(url)
  await page.getByRole("main").waitFor()
  await page.getByRole("heading").first().waitFor()
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${url}: ${id}: ${node.target} ${node.html}`))
}

describe.each(["light", "dark"] as const)("in %s, axe finds nothing", (colorScheme) => {
  it("on the site", async () => {
    const page = await newPerson(browser, { colorScheme })
    for (const path of [...sitePages.map((path) => stack.web + path), `${stack.demo!.url}/sign-in`])
      expect(await findingsOn(page, path)).toEqual([])
  })

  it("in a workspace, and around a monitor", async () => {
    const page = await newPerson(browser, { colorScheme })
    await signInToDemo(page, stack)
    for (const path of workspacePages) expect(await findingsOn(page, stack.demo!.url + path)).toEqual([])
    await page.goto(stack.demo!.url)
    for (const name of ["Website", "Payments gateway", "Nightly backup"]) {
      const monitor = await page.getByRole("link", { name }).first().getAttribute("href")
      for (const path of [`${monitor}`, `${monitor}/edit`])
        expect(await findingsOn(page, stack.demo!.url + path)).toEqual([])
      await page.goto(stack.demo!.url)
    }
  })
})
