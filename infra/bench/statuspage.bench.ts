/** Status pages: answers from memory, pages that are asked for the first time, and how old a page is while much happens. */
import { fork } from "node:child_process"
import { once } from "node:events"
import { type IncomingMessage, request } from "node:http"
import type { AddressInfo } from "node:net"
import { setTimeout as delay } from "node:timers/promises"
import { fileURLToPath } from "node:url"
import postgres from "postgres"
import type { Ready } from "../launcher/launch.mjs"
import { defineBench, round } from "./bench.ts"
import { hammer, wireOf } from "./hammer.ts"
import { percentile } from "./percentile.ts"
import { type PlantedTenant, plantTenants } from "./plant.ts"
import { cpuSeconds, programsOf } from "./processes.ts"
import { carryOut, look, type Visitor, visitorOf } from "./visitor.ts"

export const bench = defineBench({
  about: "status pages from memory, for the first time, and while much turns",
  settings: { pages: 150, monitors: 20, connections: 32, crowd: 16, seconds: 10, turns: 50 },
  async run({ settings, nightjar, folder, step, after }) {
    const data = folder()
    const { ready } = await nightjar({ folder: data, env: { LOG_LEVEL: "warn" } })
    const tenants = await step("Plant tenants", () =>
      plantTenants(ready.databaseUrl, { tenants: settings.pages, monitors: settings.monitors, hours: 3 }),
    )
    const sql = postgres(ready.databaseUrl, { max: 1, onnotice: () => {} })
    after(() => sql.end())
    await sql`update tenant set plan = 'enterprise'`
    const slugs = await step("Publish pages", () => publishAll(ready, tenants))

    const web = { port: Number(new URL(ready.api).port), cpu: () => cpuSeconds(programsOf(data).web!) }
    const requests = slugs.map((slug) => wireOf(hostOf(ready, slug), "/", browser))
    const miss = await step("For the first time", () => seeEach(web, sql, { ...settings, requests }))
    const answer = await answerOf(web, { ...browser, host: hostOf(ready, slugs[0]!) })
    const bare = await startBareServer(answer, after)
    const hit = await step("From memory", () => seeAgain(web, { ...settings, request: requests[0]! }))
    const least = await step("From a bare server", () => seeAgain(bare, { ...settings, request: requests[0]! }))
    const stale = await step("While much turns", () => turnAndLook({ ...settings, ready, sql, tenant: tenants[0]! }))
    return {
      samples: hit.count + miss.count + stale.samples,
      hitRps: hit.rps,
      hitRpsPerCore: hit.rpsPerCore,
      hitP50Ms: hit.p50Ms,
      hitP99Ms: hit.p99Ms,
      bareRpsPerCore: least.rpsPerCore,
      bareP99Ms: least.p99Ms,
      cpuRatioToBare: round(least.rpsPerCore / hit.rpsPerCore),
      missRps: miss.rps,
      missP99Ms: miss.p99Ms,
      firstPagesPerSecond: miss.pagesPerSecond,
      lookUpsPerPage: miss.lookUps,
      turnsPerSecond: stale.turnsPerSecond,
      staleP50S: stale.p50S,
      staleMaxS: stale.maxS,
      drawingsPerSecond: stale.drawingsPerSecond,
      packedKb: round(answer.body.length / 1_000, 1),
    }
  },
})

const hostOf = ({ web }: Ready, slug: string) => `${slug}.status.${new URL(web).host}`
const pageOf = (ready: Ready, slug: string): Visitor => ({ api: ready.api, headers: { host: hostOf(ready, slug) } })

interface Listed {
  monitors: { id: string }[]
}
const listMonitors = async (visitor: Visitor): Promise<string[]> => {
  const text = await look(visitor, `/api/trpc/monitor.list?input=${encodeURIComponent("{}")}`)
  return (JSON.parse(text).result.data as Listed).monitors.map(({ id }) => id)
}

const publish = async (visitor: Visitor, slug: string, monitors: readonly string[]): Promise<void> => {
  const layout = [{ name: "All", items: monitors.map((monitorId) => ({ monitorId, showsLatency: true })) }]
  const page = await carryOut<{ id: string }>(visitor, "statusPage.create", { slug, title: `Page of ${slug}`, layout })
  await carryOut(visitor, "statusPage.publish", page)
}

/** A page for each tenant, with all its monitors. */
const publishAll = async (ready: Ready, tenants: readonly PlantedTenant[]): Promise<string[]> => {
  const left = tenants.entries()
  const someone = async () => {
    for (const [, tenant] of left) {
      const visitor = visitorOf(ready, tenant)
      await publish(visitor, `${tenant.slug}-page`, await listMonitors(visitor))
    }
  }
  await Promise.all(Array.from({ length: 8 }, someone))
  return tenants.map(({ slug }) => `${slug}-page`)
}

/** As browsers ask over TLS, where they take all ways of packing. */
const browser = { "accept-encoding": "gzip, deflate, br" }

interface Served {
  port: number
  /** Processor seconds of the server so far. */
  cpu: () => number
}

interface Crowd {
  requests: readonly Buffer[]
  connections: number
  /** So many ask for each page at the same time. */
  crowd: number
}

/** Each page for the first time. */
const seeEach = async ({ port }: Served, sql: postgres.Sql, { requests, connections, crowd }: Crowd) => {
  const left = requests.flatMap((each) => Array.from({ length: crowd }, () => each)).values()
  const lookUps = await countLookUps(sql)
  const began = performance.now()
  const lengths = await hammer({ port, next: () => left.next().value ?? null, connections })
  const seconds = (performance.now() - began) / 1_000
  return {
    count: lengths.length,
    rps: round(lengths.length / seconds, 0),
    pagesPerSecond: round(requests.length / seconds, 1),
    p99Ms: round(percentile(lengths, 0.99)),
    lookUps: round((await lookUps()) / requests.length),
  }
}

/** How often the database is asked for a page from now on. PostgreSQL's sessions tell what they counted within ten seconds. */
const countLookUps = async (sql: postgres.Sql): Promise<() => Promise<number>> => {
  const countFunctions = async (which: "none" | "all") => {
    await sql.unsafe(`alter system set track_functions = '${which}'`)
    await sql`select pg_reload_conf()`
    await delay(500)
  }
  await countFunctions("all")
  return async () => {
    await delay(12_000)
    const [row] = await sql<{ calls: string }[]>`select sum(calls) as calls from pg_stat_user_functions
      where funcname = 'door_page_by_slug'`
    await countFunctions("none")
    return Number(row?.calls ?? 0)
  }
}

/** One page again and again, after a quarter of the time to get warm. */
const seeAgain = async (
  { port, cpu }: Served,
  { request, seconds, connections }: { request: Buffer; seconds: number; connections: number },
) => {
  const during = async (ms: number) => {
    const end = performance.now() + ms
    const [began, spent] = [performance.now(), cpu()]
    const lengths = await hammer({ port, next: () => (performance.now() < end ? request : null), connections })
    return { lengths, seconds: (performance.now() - began) / 1_000, cpu: cpu() - spent }
  }
  await during(seconds * 250)
  const seen = await during(seconds * 1_000)
  return {
    count: seen.lengths.length,
    rps: round(seen.lengths.length / seen.seconds, 0),
    rpsPerCore: round(seen.lengths.length / seen.cpu, 0),
    p50Ms: round(percentile(seen.lengths, 0.5)),
    p99Ms: round(percentile(seen.lengths, 0.99)),
  }
}

/** What was answered: heads as names and values in turn, and the bytes as they came. */
const answerOf = async ({ port }: Served, headers: Record<string, string>) => {
  const [answer] = (await once(request({ host: "127.0.0.1", port, headers }).end(), "response")) as [IncomingMessage]
  return { headers: answer.rawHeaders, body: Buffer.concat(await answer.toArray()) }
}

/** A process of Node that gives the same answer to everybody. */
const startBareServer = async (
  { headers, body }: Awaited<ReturnType<typeof answerOf>>,
  after: (clean: () => unknown) => void,
): Promise<Served> => {
  const server = fork(fileURLToPath(new URL("bare-server.mjs", import.meta.url)))
  after(() => server.kill())
  server.send({ headers, body: body.toString("base64") })
  const [{ port }] = (await once(server, "message")) as [AddressInfo]
  return { port, cpu: () => cpuSeconds(server.pid!) }
}

interface Turning {
  ready: Ready
  sql: postgres.Sql
  tenant: PlantedTenant
  turns: number
  seconds: number
}

const intervalSeconds = 2

/** Monitors that turn with each check, on one page, which is looked at all the time. */
const turnAndLook = async ({ ready, sql, tenant, turns, seconds }: Turning) => {
  const owner = visitorOf(ready, tenant)
  const flap = { intervalSeconds, retryIntervalSeconds: intervalSeconds, timeoutSeconds: 1, retries: 0 }
  const config = { type: "http", url: `${ready.weather}/flapping?every=${intervalSeconds}` }
  const ids: string[] = []
  for (let at = 0; at < turns * intervalSeconds; at++)
    ids.push((await carryOut<{ id: string }>(owner, "monitor.create", { name: `Flag ${at}`, ...flap, config })).id)
  const slug = `${tenant.slug}-flags`
  await publish(owner, slug, ids)
  await delay(5_000)

  const looks = await lookFor(pageOf(ready, slug), 2 * seconds)
  await carryOut(owner, "monitor.pause", { ids })
  const [from, to] = [looks[0]!.at, looks.at(-1)!.at]
  const happened = await sql<{ at: Date }[]>`
    select at from turn where at > ${new Date(from - 60_000)} and at <= ${new Date(to)} order by at`
  const moments = happened.map(({ at }) => at.getTime())
  const ages = looks.map((look) => {
    const missed = moments.find((moment) => moment > look.builtAt)
    return missed !== undefined && missed < look.at ? (look.at - missed) / 1_000 : 0
  })
  return {
    samples: looks.length,
    turnsPerSecond: round(moments.filter((moment) => moment > from).length / ((to - from) / 1_000), 1),
    drawingsPerSecond: round(new Set(looks.map(({ builtAt }) => builtAt)).size / ((to - from) / 1_000)),
    p50S: round(percentile(ages, 0.5)),
    maxS: round(Math.max(...ages)),
  }
}

/** What a visitor sees who looks twenty times a second: when, and as of when. Unix ms. */
const lookFor = async (page: Visitor, seconds: number) => {
  const looks: { at: number; builtAt: number }[] = []
  const end = Date.now() + seconds * 1_000
  while (Date.now() < end) {
    const { page: about } = JSON.parse(await look(page, "/api/v2/summary.json"))
    looks.push({ at: Date.now(), builtAt: Date.parse(about.updated_at) })
    await delay(50)
  }
  return looks
}
