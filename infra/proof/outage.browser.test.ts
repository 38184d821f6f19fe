import { createClient } from "@nightjar/sdk"
import type { Browser, Page } from "playwright-core"
import postgres from "postgres"
import { afterAll, beforeAll, expect, inject, it, onTestFinished } from "vitest"
import { askOracle } from "../bench/oracle.ts"
import { programsOf, signalAll } from "../bench/processes.ts"
import { until } from "../launcher/wait.mjs"
import { newPerson, signInToDemo, startBrowser } from "./browser.ts"

const stack = inject("stack")
const folder = inject("stackFolder")
const client = createClient({ url: stack.api, apiKey: stack.demo!.apiKey })

let browser: Browser
beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser.close())

/** Makes a program hang, as a machine does that cannot be reached; gives the way back. */
const freeze = (name: string): (() => void) => {
  const pid = programsOf(folder)[name]!
  signalAll(pid, "SIGSTOP")
  const thaw = () => signalAll(pid, "SIGCONT")
  onTestFinished(thaw)
  return thaw
}

const seesLiveMark = (page: Page, status: "Live" | "Polling") =>
  page.getByRole("status").filter({ hasText: status }).waitFor({ timeout: 60_000 })

it("says that nothing answers while the database is gone, and comes back by itself", async () => {
  const page = await newPerson(browser)
  await signInToDemo(page, stack)
  await seesLiveMark(page, "Live")

  const thaw = freeze("PostgreSQL")
  await page.getByText("Nightjar has not answered since").waitFor({ timeout: 60_000 })
  thaw()
  await page.getByText("Nightjar has not answered since").waitFor({ state: "detached", timeout: 60_000 })
  await seesLiveMark(page, "Live")
})

it("polls, and goes on checking, while Redis is gone", async () => {
  const page = await newPerson(browser)
  await signInToDemo(page, stack)
  await seesLiveMark(page, "Live")

  const thaw = freeze("Redis")
  await seesLiveMark(page, "Polling")
  const from = new Date()
  expect(await heartbeatsSince(from)).toBe(true)
  thaw()
  await seesLiveMark(page, "Live")
})

it("explains every slot after its only worker was killed under load", async () => {
  const ids = await Promise.all(Array.from({ length: 60 }, (_, at) => watchFair(at)))
  const sql = postgres(stack.databaseUrl, { max: 1 })
  onTestFinished(async () => {
    await client.monitor.delete.mutate({ ids })
    await sql.end()
  })
  expect(await heartbeatsSince(new Date())).toBe(true)

  process.kill(programsOf(folder).worker!, "SIGKILL")
  expect(await heartbeatsSince(new Date(Date.now() + 15_000))).toBe(true)

  expect(await askOracle(sql)).toEqual([])
})

const watchFair = async (at: number) => {
  const timing = { intervalSeconds: 10, retryIntervalSeconds: 10, timeoutSeconds: 5 }
  const config = { type: "http" as const, url: `${stack.weather}/fair?load=${at}` }
  return (await client.monitor.create.mutate({ name: `Load ${at}`, config, ...timing })).id
}

/** Resolves true when the demo's first monitor was checked in a slot after the moment; false after a minute. */
const heartbeatsSince = async (moment: Date): Promise<boolean> => {
  const { monitors } = await client.monitor.list.query({ search: "Website" })
  const newest = async () => (await client.monitor.beats.query({ id: monitors[0]!.id, limit: 1 }))[0]
  const seen = await until(async () => Date.parse((await newest())?.slotAt ?? "") > moment.getTime(), {
    ms: 60_000,
    everyMs: 250,
  })
  return seen === true
}
