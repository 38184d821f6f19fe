/** Status pages from outside: an outage of a real target, a page that is none, and a database that hangs. */
import { once } from "node:events"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import type { Id } from "@nightjar/kit/id"
import { createClient } from "@nightjar/sdk"
import { describe, expect, inject, it, onTestFinished } from "vitest"
import { programsOf, signalAll } from "../bench/processes.ts"
import { until } from "../launcher/wait.mjs"
import { type Answer, call } from "./call.ts"

const stack = inject("stack")
const client = createClient({ url: stack.api, apiKey: stack.demo!.apiKey })

const look = (page: string, path = "/") => call({ tenant: `${page}.status`, path })
const intervalSeconds = 10

/** A target that answers until it is stopped, and a page that shows it. */
const publish = async (slug: string) => {
  const target = createServer((_, answer) => answer.end("here")).listen(0, "127.0.0.1")
  await once(target, "listening")
  const stop = () => {
    target.closeAllConnections()
    target.close()
  }
  const { id: monitorId } = await client.monitor.create.mutate({
    name: `Target of ${slug}`,
    config: { type: "http", url: `http://127.0.0.1:${(target.address() as AddressInfo).port}/` },
    intervalSeconds,
    retryIntervalSeconds: 10,
    timeoutSeconds: 5,
    retries: 0,
  })
  const layout = [{ name: "", items: [{ monitorId, name: "The shop", showsLatency: true }] }]
  const { id } = await client.statusPage.create.mutate({ slug, title: `About ${slug}`, layout })
  onTestFinished(async () => {
    stop()
    await client.statusPage.delete.mutate({ id })
    await client.monitor.delete.mutate({ ids: [monitorId] })
  })
  return { id, monitorId, stop }
}

/** Resolves with the page once it says so. */
const says = async (page: string, sentence: string, seconds: number): Promise<string> => {
  let html = ""
  const seen = await until(
    async () => {
      html = (await look(page)).text
      return html.includes(sentence)
    },
    { ms: seconds * 1_000, everyMs: 200 },
  )
  if (!seen) throw new Error(`"${sentence}" is not on the page after ${seconds} s:\n${html}`)
  return html
}

describe("a status page", () => {
  it("shows an outage at most five seconds after the check that finds it, and its end", async () => {
    const { id, monitorId, stop } = await publish("proof-outage")
    await client.statusPage.publish.mutate({ id })
    await says("proof-outage", "All systems are up.", 20)
    stop()
    const html = await says("proof-outage", "There is a major outage.", intervalSeconds + 5)
    expect(html).not.toContain("127.0.0.1:")
    expect(html).not.toContain(`Target of`)

    const summary = JSON.parse((await look("proof-outage", "/api/v2/summary.json")).text)
    expect(summary.status.indicator).toBe("critical")
    const badge = await call({ path: `/api/badge/${monitorId}/status?label=Shop` })
    expect(badge.headers["content-type"]).toContain("image/svg+xml")
    expect(badge.text).toContain("Shop: Down")
    expect((await call({ path: "/api/status-page/proof-outage/badge" })).text).toContain("Down")
    for (const feed of ["/feed.rss", "/feed.atom"])
      expect((await look("proof-outage", feed)).text).toContain("The shop is down")
  })

  it("is known again by whoever has it, packed where that is wanted, and of no other method", async () => {
    const page = await look("demo")
    const headers = { "if-none-match": String(page.headers.etag), "accept-encoding": "gzip" }
    const again = await call({ tenant: "demo.status", path: "/", headers })
    const isNew = again.status === 200 && again.headers["content-encoding"] === "gzip"
    expect(again.status === 304 || isNew).toBe(true)
    expect((await call({ tenant: "demo.status", path: "/", method: "POST" })).status).toBe(405)
    expect((await look("demo", "/api/v2/summary.json")).headers["access-control-allow-origin"]).toBe("*")
    expect(page.headers["access-control-allow-origin"]).toBeUndefined()
    expect(String(page.headers["content-security-policy"])).toContain("default-src 'none'")
    expect(page.text).not.toContain("<script")
  })
})

/** The whole of an answer but its moment. */
const whole = ({ status, headers: { date, ...headers }, text }: Answer) => ({ status, headers, text })

describe("what is not published", () => {
  it("is, as a draft or taken back, to the last byte what never was", async () => {
    const { id, monitorId } = await publish("proof-hidden")
    const badgeOf = (monitor: string) => call({ path: `/api/badge/${monitor}/uptime` })
    const never = whole(await look("proof-never"))
    expect(never.status).toBe(404)
    const isHidden = async () => {
      for (const path of ["/", "/feed.rss", "/feed.atom", "/api/v2/summary.json", "/logo", "/nothing"])
        expect(whole(await look("proof-hidden", path))).toEqual(never)
      const nobodys: Id<"monitor"> = "mon_01k0000000e00000000000000z"
      expect(whole(await badgeOf(monitorId))).toEqual(whole(await badgeOf(nobodys)))
      expect((await badgeOf(monitorId)).text).toContain("N/A")
    }
    await isHidden()
    await client.statusPage.publish.mutate({ id })
    await says("proof-hidden", "About proof-hidden", 5)
    await client.statusPage.unpublish.mutate({ id })
    expect(await until(async () => (await look("proof-hidden")).status === 404, { ms: 5_000 })).toBe(true)
    await until(async () => (await badgeOf(monitorId)).text.includes("N/A"), { ms: 5_000 })
    await isHidden()
  })
})

it("is served on, and says how old it is, while the database hangs", async () => {
  await says("demo", "Demo shop", 5)
  const database = programsOf(inject("stackFolder")).PostgreSQL!
  signalAll(database, "SIGSTOP")
  onTestFinished(() => signalAll(database, "SIGCONT"))
  const html = await says("demo", "Nothing newer is to be had right now.", 30)
  expect(html).toContain("Demo shop")
  const { status, headers } = await look("demo")
  expect(status).toBe(200)
  expect(Number(headers.age)).toBeGreaterThan(0)
  expect((await look("proof-unknown-yet")).status).toBe(503)

  signalAll(database, "SIGCONT")
  expect(await until(async () => !(await look("demo")).text.includes("Nothing newer"), { ms: 30_000 })).toBe(true)
})
