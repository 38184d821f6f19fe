import { type HttpProvider, startHttpProvider } from "@nightjar/channels/testing/http-provider"
import type { Page } from "playwright-core"
import { Webhook } from "standardwebhooks"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { isLive, pathOf, useBrowser, visit } from "../testing/visit.ts"

useBrowser()

let provider: HttpProvider
beforeAll(async () => {
  provider = await startHttpProvider()
})
afterAll(() => provider.close())

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: true })

/** Adds a webhook by the form. Ends on its page; answers the secret that was made there. */
const addWebhook = async (page: Page, name: string): Promise<string> => {
  await page.getByLabel("Address", { exact: true }).fill(provider.url)
  await button(page, "Generate").click()
  const secret = await page.getByLabel("Signing secret").inputValue()
  await page.getByLabel("Name", { exact: true }).fill(name)
  await button(page, "Add channel").click()
  await page.waitForURL(/\/channels\/chn_/)
  return secret
}

const removeFromPage = async (page: Page, name: string) => {
  await page.goto(new URL("/channels", page.url()).href)
  await button(page, `More for ${name}`).click()
  await page.getByRole("menuitem", { name: "Delete" }).click()
  await page.getByText(`Deleted ${name}.`).waitFor()
}

describe("a channel", () => {
  it("is made of a form, and its test shows the provider's real answer", async () => {
    const page = await visit("/channels/new")
    await isLive(page)
    await button(page, /^Webhook/).click()
    const secret = await addWebhook(page, "Pager")
    const result = page.getByRole("region", { name: "Test", exact: true }).last()
    provider.behave("refusing")
    await button(page, "Send a test").click()
    await result.getByText("no such hook").waitFor()
    provider.behave("fine")
    await button(page, "Send a test").click()
    await result.getByText("It was taken.").waitFor()
    const { body, headers } = provider.requests.at(-1)!
    expect(new Webhook(secret).verify(body, headers)).toMatchObject({ type: "channel.test" })
    expect(await page.content()).not.toContain(secret)
    await removeFromPage(page, "Pager")
    await page.context().close()
  })

  it("is found by typing, and picked with the keys alone", async () => {
    const page = await visit("/channels/new")
    await isLive(page)
    const kinds = (group: string) => page.getByRole("region", { name: group }).getByRole("button")
    expect(await kinds("Text messages and calls").allInnerTexts()).toHaveLength(2)
    await page.keyboard.type("on call")
    await kinds("Chat").first().waitFor({ state: "detached" })
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await page.waitForURL(/\?type=opsgenie$/)
    await page.goBack()
    await page.getByLabel("Search kinds").fill("twil")
    await page.keyboard.press("Enter")
    await page.waitForURL(/\?type=twilio$/)
    await page.getByLabel("Way").selectOption("WhatsApp")
    await page.getByLabel("WhatsApp template").waitFor()
    await page.context().close()
  })

  it("of e-mail can be saved without a mail server, and its test says plainly what is missing", async () => {
    const page = await visit("/channels/new?type=email")
    await isLive(page)
    await page.getByText("This deployment has no mail server (SMTP_URL).").waitFor()
    await page.getByLabel("Recipients").fill("on-call@acme.example\nada")
    await button(page, "Add channel").click()
    await page.getByText('"ada" is no e-mail address.').waitFor()
    await page.getByLabel("Recipients").fill("on-call@acme.example")
    await page.getByLabel("Name", { exact: true }).fill("Mailbox")
    await button(page, "Add channel").click()
    await page.waitForURL(/\/channels\/chn_/)
    await button(page, "Send a test").click()
    const result = page.getByRole("region", { name: "Test", exact: true }).last()
    await result.getByText("This deployment has no mail server (SMTP_URL).").waitFor()
    await removeFromPage(page, "Mailbox")
    await page.context().close()
  })

  it("is brought back when its deletion is undone", async () => {
    const page = await visit("/channels/new?type=webhook")
    await isLive(page)
    await addWebhook(page, "Back again")
    await removeFromPage(page, "Back again")
    await button(page, `More for Back again`).waitFor({ state: "detached" })
    await page.getByRole("button", { name: /^Undo/ }).click()
    await button(page, "More for Back again").waitFor()
    await removeFromPage(page, "Back again")
    await page.context().close()
  })
})

describe("the log", () => {
  it("shows an outage being told while one looks, and lets what failed be sent again", async () => {
    const page = await visit("/channels/new?type=webhook")
    await isLive(page)
    await addWebhook(page, "Night desk")
    provider.behave("refusing")
    const monitor = await visit(await pathOf("Legacy importer"))
    await isLive(monitor)
    await page.goto(new URL("/channels/log", page.url()).href)
    await isLive(page)
    await button(monitor, "Pause").click()
    await button(monitor, "Resume").click()

    const row = page
      .getByRole("listitem")
      .filter({ hasText: "Down: Legacy importer" })
      .filter({ hasText: "Night desk" })
    await row.getByText("Failed").waitFor()
    await row.getByText("no such hook").waitFor()
    provider.behave("fine")
    await row.getByRole("button", { name: "Send again" }).click()
    await row.getByText("Delivered").waitFor()
    const { data } = JSON.parse(provider.requests.at(-1)!.body)
    expect(data.monitor.name).toBe("Legacy importer")

    await button(page, "Failed").click()
    await row.waitFor({ state: "detached" })
    await page.waitForURL(/\?state=failed$/)
    await removeFromPage(page, "Night desk")
    await Promise.all([page.context().close(), monitor.context().close()])
  })
})
