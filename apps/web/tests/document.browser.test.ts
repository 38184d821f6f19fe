import { describe, expect, it } from "vitest"
import { demoUrl, isLive, pathOf, useBrowser, visit } from "../testing/visit.ts"

useBrowser()

/** Whatever no script has touched. */
const asSent = { javaScriptEnabled: false }

describe("a document", () => {
  it("shows what is asked for before a script has run, and leads on", async () => {
    const page = await visit("/?q=Website", asSent)
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toMatch(/\w/)
    expect(await page.getByRole("link", { name: "Legacy importer" }).count()).toBe(0)
    await page.getByRole("link", { name: "Website" }).click()
    await page.getByRole("heading", { name: "Website" }).waitFor()
    await page.getByRole("button", { name: "Demo", exact: true }).first().waitFor()
    await page.context().close()
  })

  it("lets nothing be typed or pressed that nobody hears yet", async () => {
    const page = await visit(`${await pathOf("Website")}/edit`, asSent)
    expect(await page.getByLabel("Name", { exact: true }).inputValue()).toBe("Website")
    expect(await page.getByLabel("Name", { exact: true }).isDisabled()).toBe(true)
    expect(await page.getByRole("button", { name: "Save" }).isDisabled()).toBe(true)
    await page.context().close()
  })

  it("brings its answers along", async () => {
    const page = await visit("/")
    await page.route("**/api/trpc/**", (route) => route.abort())
    await page.goto(`${demoUrl()}/team`)
    await page.locator("[data-sight]").waitFor({ state: "detached" })
    await page.getByRole("list", { name: "Team" }).getByRole("listitem").first().waitFor()
    await page.context().close()
  })

  it("says the same as the screen that takes its place", async () => {
    const [sent, alive] = [await visit("/settings", asSent), await visit("/settings")]
    await isLive(alive)
    const textOf = (page: typeof sent) => page.locator("main").textContent()
    expect(await textOf(sent)).toBe(await textOf(alive))
    await Promise.all([sent.context().close(), alive.context().close()])
  })

  it("is new for each visit, and has no hole left", async () => {
    const page = await visit("/")
    const again = async () => {
      const response = await page.goto(`${demoUrl()}/team`)
      const nonce = /'nonce-([^']+)'/.exec((await response?.allHeaders())?.["content-security-policy"] ?? "")
      return { nonce: nonce?.[1], html: (await response?.text()) ?? "" }
    }
    const [one, other] = [await again(), await again()]
    expect(one.html).toContain(`nonce="${one.nonce}"`)
    expect(one.nonce).not.toBe(other.nonce)
    expect(one.html).not.toContain("hole-")
    await page.context().close()
  })
})
