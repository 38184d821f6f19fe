import type { Page } from "playwright-core"
import { beforeAll, expect, inject, it } from "vitest"
import { isLive, useBrowser, visitAsStranger } from "../testing/visit.ts"

useBrowser()

const web = inject("stack").web.replace(/\/+$/, "")
const password = "a night full of stars"
let host = ""
let ada: Page

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: true })

/** A workspace of its own: whoever is let go must not be the demo's. */
beforeAll(async () => {
  const slug = `team-${Date.now().toString(36)}`
  host = web.replace("://", `://${slug}.`)
  ada = await visitAsStranger(`${web}/sign-up`)
  await ada.getByLabel("Name of the workspace").fill(slug)
  await ada.getByLabel("Your e-mail").fill("ada@nightjar.example")
  await ada.getByLabel("Password").fill(password)
  await ada.getByLabel("I accept").check()
  await button(ada, "Start the workspace").click()
  await ada.waitForURL(`${host}/`)
  await ada.goto(`${host}/team`)
  await isLive(ada)
})

/** Ada invites, and the guest follows the link. */
const letIn = async (email: string, role: string): Promise<Page> => {
  await button(ada, "Invite somebody").click()
  await ada.getByLabel("E-mail").fill(email)
  await ada.getByLabel("Role", { exact: true }).selectOption({ label: role })
  await button(ada, "Send the invitation").click()
  const link = (await ada.getByTestId("invitation-link").textContent()) ?? ""
  await button(ada, "Done").click()
  await ada.getByRole("list", { name: "Invited" }).getByText(email).waitFor()
  const guest = await visitAsStranger(link)
  await guest.getByLabel("Your name").fill(email.replace(/@.*/, ""))
  await guest.getByLabel("Choose a password").fill(password)
  await button(guest, "Join").click()
  await guest.waitForURL(`${host}/`)
  await guest.goto(`${host}/team`)
  await isLive(guest)
  return guest
}

const choose = async (page: Page, name: string, what: string) => {
  await button(page, `What to do with ${name}`).click()
  await page.getByRole("menu").getByText(what, { exact: true }).click()
}

it("lets people in by a link that works once, changes what they may do, and lets them go", async () => {
  const bob = await letIn("bob@nightjar.example", "Viewer")
  expect(await button(bob, "Invite somebody").count()).toBe(0)
  await ada.getByRole("list", { name: "Team" }).getByText("bob@nightjar.example").waitFor()
  expect(await ada.getByRole("list", { name: "Invited" }).count()).toBe(0)

  await choose(ada, "bob", "Admin")
  await ada.getByText("bob is Admin now, and has to sign in again.").waitFor()
  await bob.waitForURL(/sign-in/)
  await bob.getByLabel("E-mail").fill("bob@nightjar.example")
  await bob.getByLabel("Password").fill(password)
  await button(bob, "Sign in").click()
  await bob.waitForURL(`${host}/team`)
  await button(bob, "Invite somebody").waitFor()
  expect(await button(bob, `What to do with ada@nightjar.example`).count()).toBe(0)

  await choose(ada, "bob", "Remove from the workspace")
  await ada.getByRole("dialog").getByRole("button", { name: "Remove from the workspace" }).click()
  await ada.getByText("bob was removed, and is signed out.").waitFor()
  await bob.waitForURL(/sign-in/)
  await bob.context().close()
})

it("is handed over to another owner, before whom the last one does not leave", async () => {
  await choose(ada, "ada@nightjar.example", "Leave the workspace")
  await ada.getByRole("dialog").getByRole("button", { name: "Leave the workspace" }).click()
  await ada.getByText(/needs an owner/).waitFor()
  await ada.keyboard.press("Escape")

  const eve = await letIn("eve@nightjar.example", "Member")
  await choose(ada, "eve", "Hand the workspace over")
  await ada.getByLabel("Type eve@nightjar.example to confirm").fill("eve@nightjar.example")
  await ada.getByRole("dialog").getByRole("button", { name: "Hand the workspace over" }).click()
  await ada.getByRole("list", { name: "Team" }).getByText("Admin", { exact: true }).waitFor()
  await eve.context().close()
})

it("says of a link that leads nowhere whom to ask", async () => {
  const page = await visitAsStranger(`${host}/join#0123456789abcdef0123456789abcdef`)
  await page.getByText(/Ask for a new one/).waitFor()
  await page.context().close()
  await ada.context().close()
})
