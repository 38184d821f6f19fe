import type { Page } from "playwright-core"
import { beforeAll, describe, expect, inject, it } from "vitest"
import { isLive, useBrowser, visitAsStranger } from "../testing/visit.ts"

useBrowser()

const { web, api } = inject("stack")
const founder = { email: "", password: "a night full of stars" }
let slug = ""

const hostOf = (name: string) => web.replace("://", `://${name}.`).replace(/\/+$/, "")
const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name })

/** A workspace of its own: what happens to its founder's sessions must not touch the demo's. */
beforeAll(async () => {
  slug = `night-${Date.now().toString(36)}`
  founder.email = `${slug}@nightjar.example`
  const page = await visitAsStranger(`${web.replace(/\/+$/, "")}/sign-up`)
  await page.getByLabel("Name of the workspace").fill(slug)
  await page.getByLabel("Your e-mail").fill(founder.email)
  await page.getByLabel("Password").fill(founder.password)
  await page.getByLabel("I accept").check()
  await button(page, "Start the workspace").click()
  await page.waitForURL(`${hostOf(slug)}/`)
  await page.context().close()
})

/** Another browser of the founder, on a page of settings. */
const signedInAt = async (path: string, options: { userAgent?: string } = {}): Promise<Page> => {
  const page = await visitAsStranger(`${hostOf(slug)}/sign-in?next=${encodeURIComponent(path)}`, options)
  await page.getByLabel("E-mail").fill(founder.email)
  await page.getByLabel("Password").fill(founder.password)
  await button(page, "Sign in").click()
  await page.waitForURL(`${hostOf(slug)}${path}`)
  await isLive(page)
  return page
}

const statusWith = async (key: string) => {
  const answer = await fetch(`${api}/api/trpc/monitor.summary`, { headers: { authorization: `Bearer ${key}` } })
  return answer.status
}

describe("settings", () => {
  it("show a new key once, which works until it is revoked", async () => {
    const page = await signedInAt("/settings/keys")
    await page.getByLabel("Name").fill("Deploy script")
    await button(page, "Create key").click()
    const key = (await page.getByTestId("fresh-key").textContent()) ?? ""
    expect(await statusWith(key)).toBe(200)
    await page.getByText(`Authorization: Bearer ${key}`).waitFor()

    await page.reload()
    await page.getByText("Last used").waitFor()
    expect(await page.content()).not.toContain(key)

    await button(page, "Revoke Deploy script").click()
    await page.getByLabel("Type Deploy script to confirm").fill("Deploy script")
    await button(page, "Revoke").last().click()
    await page.getByText("Deploy script is revoked.").waitFor()
    await expect.poll(() => statusWith(key)).toBe(401)
    await page.context().close()
  })

  it("say at the fields what a key lacks", async () => {
    const page = await signedInAt("/settings/keys")
    await page.getByRole("radio", { name: "Choose" }).click()
    await button(page, "Create key").click()
    await page.getByText("Name must not be empty.").waitFor()
    await page.getByText("Tick at least one thing that the key may do.").waitFor()
    await page.context().close()
  })

  it("give the workspace another name, which the shell shows at once", async () => {
    const page = await signedInAt("/settings")
    await page.getByRole("textbox", { name: "Name" }).fill("Night shift")
    await button(page, "Save").click()
    await button(page, "Night shift").waitFor()
    await page.context().close()
  })

  it("end another browser's session", async () => {
    const [page, other] = [await signedInAt("/settings/account"), await signedInAt("/settings", { userAgent: iPhone })]
    await page.reload()
    await isLive(page)
    const row = page.getByRole("listitem").filter({ hasText: "Safari on iPhone" })
    await row.getByRole("button", { name: "End session" }).click()
    await row.waitFor({ state: "detached" })
    await page.getByText("That session has ended.").waitFor()
    await other.goto(`${hostOf(slug)}/settings`)
    expect(new URL(other.url()).pathname).toBe("/sign-in")
    await Promise.all([page.context().close(), other.context().close()])
  })

  it("change the password: other sessions end, this browser stays, and a wrong one is refused at its field", async () => {
    const [page, other] = [await signedInAt("/settings/account"), await signedInAt("/settings")]
    const next = "another night, other stars"
    const present = page.getByRole("region", { name: "Password", exact: true }).getByLabel("Present password")
    await present.fill("not the one at all")
    await page.getByLabel("New password").fill(next)
    await button(page, "Change password").click()
    await page.getByText("This is not your present password.").waitFor()
    await present.fill(founder.password)
    await button(page, "Change password").click()
    await page.getByText("Password changed.").waitFor()
    founder.password = next

    await other.goto(`${hostOf(slug)}/settings`)
    expect(new URL(other.url()).pathname).toBe("/sign-in")
    await page.reload()
    await page.getByText("This browser", { exact: true }).waitFor()
    expect(await page.getByRole("button", { name: "End session" }).count()).toBe(0)
    await Promise.all([page.context().close(), other.context().close()])
  })

  it("bring a tag back when its deletion is undone", async () => {
    const page = await signedInAt("/settings/tags")
    await page.getByLabel("Name").fill("environment")
    await button(page, "Add tag").click()
    await button(page, "Delete environment").click()
    await button(page, "Delete environment").waitFor({ state: "detached" })
    await button(page, /^Undo/).click()
    await button(page, "Delete environment").waitFor()
    await page.context().close()
  })

  it("move the workspace to another address, and its founder along", async () => {
    const page = await signedInAt("/settings")
    const [old, next] = [slug, `${slug}-moved`]
    await page.getByRole("textbox", { name: "Address" }).fill(next)
    await page.getByText("The address of everything here changes.").waitFor()
    await button(page, `Move to ${next}`).click()
    await page.waitForURL(`${hostOf(next)}/`)
    slug = next
    await isLive(page)
    await page.goto(`${hostOf(old)}/`)
    await page.getByText("There is no workspace at").waitFor()
    await page.context().close()
  })
})

const iPhone =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1"
