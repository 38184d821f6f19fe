import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest"
import { problemsOf } from "../testing/problems.ts"
import { isLive, useBrowser, visitAsStranger } from "../testing/visit.ts"

useBrowser()

const { web } = inject("stack")
const slug = `paying-${Date.now().toString(36)}`
const host = web.replace("://", `://${slug}.`).replace(/\/+$/, "")
let page: Page

/** A workspace of its own, with the free plan; its owner stays signed in on one tab. */
beforeAll(async () => {
  page = await visitAsStranger(`${web.replace(/\/+$/, "")}/sign-up`)
  await page.getByLabel("Name of the workspace").fill(slug)
  await page.getByLabel("Your e-mail").fill(`${slug}@nightjar.example`)
  await page.getByLabel("Password").fill("a night full of stars")
  await page.getByLabel("I accept").check()
  await button("Start the workspace").click()
  await page.waitForURL(`${host}/`)
  await isLive(page)
})
afterAll(() => page.context().close())

const button = (name: string | RegExp) => page.getByRole("button", { name, exact: typeof name === "string" })
const says = (text: string | RegExp) => page.getByText(text).first().waitFor()

const openPlan = async () => {
  await page.goto(`${host}/settings/plan`)
  await isLive(page)
}

/** Does something on the vendor's page, and comes back. */
const onPortal = async (...verbs: (() => Promise<void>)[]) => {
  await openPlan()
  await button("Payment and invoices").click()
  await page.getByText("This is a pretend Stripe.").waitFor()
  for (const verb of verbs) await verb()
  await page.getByRole("link", { name: "Back to the workspace" }).click()
  await isLive(page)
}

/** Resolves when what the vendor makes of it is shown. */
const press = (name: string) => async () => {
  const shown = page.waitForResponse((answer) => answer.url() === page.url() && answer.request().method() === "GET")
  await button(name).click()
  await (await shown).finished()
}
const useCard = (name: string) => async () => {
  await page.getByLabel(name).check()
  await press("Use this card")()
}

const createMonitors = (count: number) =>
  page.evaluate(async (wanted) => {
    for (let n = 1; n <= wanted; n++) {
      const config = { type: "push", graceSeconds: 60 }
      const answer = await fetch("/api/trpc/monitor.create", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ name: `Job ${n}`, intervalSeconds: 60, config }),
      })
      if (!answer.ok) return answer.status
    }
    return 200
  }, count)

describe("a plan", () => {
  it("is chosen beside others, on a page that says that payments are pretended", async () => {
    await openPlan()
    await says("Payments are pretended.")
    expect(await problemsOf(page)).toEqual([])
  })

  it("says near its limit how much is left, and at it where there is more", async () => {
    expect(await createMonitors(20)).toBe(200)
    await page.goto(`${host}/monitors/new`)
    await says("The Free plan holds 20 monitors; all are used.")
    expect(await createMonitors(1)).toBe(403)
    await page.getByRole("link", { name: "See the plans" }).click()
    await page.waitForURL(`${host}/settings/plan`)
  })

  it("is not had with a card that is declined, and is with one that pays", async () => {
    await openPlan()
    await button("Choose Pro").click()
    await page.getByLabel("A card that is declined").check()
    await button("Subscribe").click()
    await says("Your card was declined.")
    await page.getByLabel("A card that pays").check()
    await button("Subscribe").click()
    await says("Thank you. The workspace has the Pro plan.")
    expect(new URL(page.url()).origin).toBe(host)
    expect(await createMonitors(2)).toBe(200)
  })

  it("stays for two weeks when a payment fails, which the page says, until it is paid", async () => {
    await onPortal(useCard("A card that is declined"), press("End this period now"))
    await says("The last payment failed. The Pro plan stays for 14 more days.")
    expect(await problemsOf(page)).toEqual([])
    await onPortal(useCard("A card that pays"))
    await page.getByText("The last payment failed.").waitFor({ state: "detached" })
  })

  it("that is cancelled stays to the end of its period, or is kept", async () => {
    await onPortal(press("Cancel at the end of the period"))
    await says(/^The Pro plan ends on /)
    await onPortal(press("Keep the plan"))
    await page.getByText(/^The Pro plan ends on /).waitFor({ state: "detached" })
  })

  it("that ends pauses what is too much for the free one, and resumes it when it is bought again", async () => {
    await onPortal(press("Cancel now"))
    await says("2 monitors are paused, the newest: the plan runs 20.")
    await page.goto(`${host}/?state=paused`)
    for (const name of ["Job 1", "Job 2"]) await page.getByRole("link", { name, exact: true }).first().waitFor()
    await openPlan()
    await button("Choose Pro").click()
    await button("Subscribe").click()
    await says("Thank you. The workspace has the Pro plan.")
    await page.getByText("2 monitors are paused").waitFor({ state: "detached" })
  })
})
