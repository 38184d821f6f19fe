/** People are let in, and get their accounts back, by letters that a real mail server carries. */
import { type MailSeen, type SmtpProvider, startSmtpProvider } from "@nightjar/mail/testing/smtp-provider"
import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, it } from "vitest"
import { until } from "../launcher/wait.mjs"
import { type Nightjar, startNightjar } from "../testing/nightjar.ts"
import { temporaryFolder } from "../testing/temporary-folder.ts"
import { newPerson, signInToDemo, startBrowser } from "./browser.ts"

const folder = temporaryFolder()
let browser: Browser
let server: SmtpProvider
let nightjar: Nightjar
let host = ""
beforeAll(async () => {
  browser = await startBrowser()
  server = await startSmtpProvider()
  const env = { SMTP_URL: `smtp://127.0.0.1:${server.port}`, MAIL_FROM: "Nightjar <hello@nightjar.example>" }
  nightjar = await startNightjar({ folder: folder.path, env })
  host = nightjar.ready.demo!.url.replace(/\/+$/, "")
})
afterAll(async () => {
  await browser.close()
  await nightjar.stop()
  await server.close()
  folder.remove()
})

/** The newest one to an address whose subject begins so; waits for it. */
const letterTo = async (to: string, subject: string): Promise<MailSeen> => {
  const find = async () =>
    server.mails.findLast((mail) => mail.to.includes(to) && mail.raw.includes(`\nSubject: ${subject}`)) ?? false
  const letter = await until(find, { ms: 20_000 })
  if (!letter) throw new Error(`No letter "${subject}" came to ${to}.`)
  return letter
}

const linkIn = async (to: string, subject: string): Promise<string> => {
  const { raw } = await letterTo(to, subject)
  const plain = raw.replaceAll("=\r\n", "").replaceAll("=3D", "=")
  return /http:\S+#[\w-]+/.exec(plain)?.[0] ?? ""
}

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click()

const tryPassword = async (page: Page, password: string) => {
  await page.goto(`${host}/sign-in`)
  await page.getByLabel("E-mail").fill("ada@nightjar.example")
  await page.getByLabel("Password").fill(password)
  await press(page, "Sign in")
}

const choosePassword = async (page: Page, password: string) => {
  await page.getByLabel("New password").fill(password)
  await press(page, "Change the password")
}

it("an invitation lets one in", async () => {
  const [owner, ada] = [await newPerson(browser), await newPerson(browser)]
  await signInToDemo(owner, nightjar.ready)
  await owner.goto(`${host}/team`)
  await press(owner, "Invite somebody")
  await owner.getByLabel("E-mail").fill("ada@nightjar.example")
  await press(owner, "Send the invitation")
  await owner.getByText("The invitation to ada@nightjar.example is on its way.").waitFor()
  await ada.goto(await linkIn("ada@nightjar.example", "Join"))
  await ada.getByLabel("Choose a password").fill("the first of her passwords")
  await press(ada, "Join")
  await ada.waitForURL(`${host}/`)
})

it("a forgotten password is replaced, and all who were signed in with it are out", async () => {
  const [ada, atHome] = [await newPerson(browser), await newPerson(browser)]
  await tryPassword(ada, "the first of her passwords")
  await ada.waitForURL(`${host}/`)
  await atHome.goto(`${host}/sign-in`)
  await atHome.getByRole("link", { name: "I forgot my password" }).click()
  await atHome.getByLabel("E-mail").fill("ada@nightjar.example")
  await press(atHome, "Send me the link")
  await atHome.getByText("Look into your mail").waitFor()
  await atHome.goto(await linkIn("ada@nightjar.example", "Choose a new password"))
  await choosePassword(atHome, "short")
  await atHome.getByText("The password must have at least 10 characters.").waitFor()
  await choosePassword(atHome, "the second of her passwords")
  await atHome.getByText("The password is changed.").waitFor()
  await letterTo("ada@nightjar.example", "Your password for Nightjar was changed")
  await ada.waitForURL(/sign-in/)
  await tryPassword(ada, "the first of her passwords")
  await ada.getByText("The e-mail address or the password is wrong.").waitFor()
  await tryPassword(ada, "the second of her passwords")
  await ada.waitForURL(`${host}/`)
})

it("another address is the account's once it is confirmed, and is taken back by whoever had the one before", async () => {
  const [ada, mailbox] = [await newPerson(browser), await newPerson(browser)]
  await tryPassword(ada, "the second of her passwords")
  await ada.waitForURL(`${host}/`)
  await ada.goto(`${host}/settings/account`)
  await ada.getByText("Use another address").click()
  await ada.getByLabel("New address").fill("thief@nightjar.example")
  await ada.getByLabel("Present password").first().fill("the second of her passwords")
  await press(ada, "Change the address")
  await ada.getByText("A letter is on its way to thief@nightjar.example.").waitFor()
  await mailbox.goto(await linkIn("thief@nightjar.example", "Confirm your address"))
  await press(mailbox, "Confirm")
  await mailbox.getByText("You sign in as thief@nightjar.example from now on.").waitFor()
  await ada.getByText("Confirmed", { exact: true }).waitFor()

  await mailbox.goto(await linkIn("ada@nightjar.example", "Your account at Nightjar"))
  await press(mailbox, "Take it back")
  await choosePassword(mailbox, "the third of her passwords")
  await mailbox.getByText("The password is changed.").waitFor()
  await ada.waitForURL(/sign-in/)
  await tryPassword(ada, "the third of her passwords")
  await ada.waitForURL(`${host}/`)
})
