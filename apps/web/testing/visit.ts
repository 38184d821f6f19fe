/** A browser signed in to the demo workspace of the running stack. */
import { type BrowserContext, type BrowserContextOptions, chromium as launcher, type Page } from "playwright-core"
import { afterAll, beforeAll, inject } from "vitest"

type StorageState = Awaited<ReturnType<BrowserContext["storageState"]>>

const stack = inject("stack")
let browser: Awaited<ReturnType<typeof launcher.launch>>
let signedIn: StorageState

export const demoUrl = (): string => {
  if (!stack.demo) throw new Error("These tests need the demo workspace that an empty database is seeded with.")
  return stack.demo.url.replace(/\/+$/, "")
}

/** Call at the top of a test file: starts Chromium, signs in once, and ends it. */
export const useBrowser = () => {
  beforeAll(async () => {
    browser = await launcher.launch({
      executablePath: inject("chromium"),
      args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    })
    const context = await browser.newContext()
    await signIn(await context.newPage())
    signedIn = await context.storageState()
    await context.close()
  })
  afterAll(() => browser.close())
}

const signIn = async (page: Page) => {
  await page.goto(`${demoUrl()}/sign-in`)
  await page.getByLabel("E-mail").fill(stack.demo?.email ?? "")
  await page.getByLabel("Password").fill(stack.demo?.password ?? "")
  await page.getByRole("button", { name: "Sign in" }).click()
  await page.waitForURL(`${demoUrl()}/`)
}

/** A tab of its own, signed in; closed with the returned context. */
export const visit = async (path: string, options: BrowserContextOptions = {}): Promise<Page> => {
  const context = await browser.newContext({ storageState: signedIn, ...options })
  const page = await context.newPage()
  await page.goto(`${demoUrl()}${path}`)
  return page
}

/** As a stranger, at any address. */
export const visitAsStranger = async (url: string, options: BrowserContextOptions = {}): Promise<Page> => {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  await page.goto(url)
  return page
}

/** The page is drawn, listens to keys, and hears the stream. */
export const isLive = (page: Page) => page.getByRole("status").getByText("Live", { exact: true }).waitFor()

const pathOn = async (list: string, name: string): Promise<string> => {
  const page = await visit(`${list}?q=${encodeURIComponent(name)}`)
  const path = await page.getByRole("link", { name, exact: true }).first().getAttribute("href")
  await page.context().close()
  return path ?? ""
}

/** The address of the first monitor of this name. */
export const pathOf = (name: string) => pathOn("/", name)

/** The address of the newest incident of a monitor of this name; waits for one. */
export const incidentPathOf = (name: string) => pathOn("/incidents", name)
