/** Chromium, and what people do in it again and again. */
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core"
import { expect, inject, onTestFinished } from "vitest"
import type { Ready } from "../launcher/launch.mjs"

export const startBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: inject("chromium"),
    args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking"],
  })

/** A person's own browser: no cookie of anybody else. A page that reports an error of a script fails the test. */
export const newPerson = async (
  browser: Browser,
  options: Parameters<Browser["newContext"]>[0] = {},
): Promise<Page> => {
  const context: BrowserContext = await browser.newContext(options)
  const page = await context.newPage()
  const errors: string[] = []
  page.on("pageerror", (error) => errors.push(error.message))
  onTestFinished(async () => {
    await context.close()
    expect(errors).toEqual([])
  })
  return page
}

/** The address of a tenant's dashboard. */
export const workspaceUrl = (stack: Ready, slug: string): string => {
  const url = new URL(stack.web)
  url.hostname = `${slug}.${url.hostname}`
  return url.origin
}

const password = "a sentence of the night"

/** Founds a workspace on the site; ends on its empty list. */
export const signUp = async (page: Page, stack: Ready, workspace: { name: string; slug: string }): Promise<void> => {
  await page.goto(`${stack.web}/sign-up`)
  await page.getByLabel("Name of the workspace").fill(workspace.name)
  await page.getByLabel("Address", { exact: true }).fill(workspace.slug)
  await page.getByLabel("Your e-mail").fill(`ada@${workspace.slug}.example`)
  await page.getByLabel("Password").fill(password)
  await page.getByLabel("I accept the terms of use.").check()
  await page.getByRole("button", { name: "Start the workspace" }).click()
  await page.waitForURL(`${workspaceUrl(stack, workspace.slug)}/`)
}

/** Signs the demo's owner in; ends on the list. */
export const signInToDemo = async (page: Page, stack: Ready): Promise<void> => {
  const demo = stack.demo!
  await page.goto(`${demo.url}/sign-in`)
  await page.getByLabel("E-mail").fill(demo.email)
  await page.getByLabel("Password").fill(demo.password)
  await page.getByRole("button", { name: "Sign in" }).click()
  await page.waitForURL(`${demo.url}/`)
}
