import { gzipSync } from "node:zlib"
import { defineBench, round } from "./bench.ts"
import { percentile } from "./percentile.ts"
import { plantTenants } from "./plant.ts"
import { cpuSeconds, programsOf } from "./processes.ts"
import { carryOut, look, type Visitor, visitorOf } from "./visitor.ts"

export const bench = defineBench({
  about: "the overview's page and query, and an edit, with people who never pause",
  settings: { tenants: 1_000, monitors: 20, users: 20, seconds: 10 },
  async run({ settings, nightjar, folder, step }) {
    const data = folder()
    const { ready } = await nightjar({ folder: data })
    const tenants = await step("Plant tenants", () => plantTenants(ready.databaseUrl, settings))
    const load = { ...settings, data, visitors: tenants.map((tenant) => visitorOf(ready, tenant)) }

    await crowd({ ...load, seconds: settings.seconds / 4 }, seePage)
    const page = await step("Pages", () => crowd(load, seePage))
    const query = await step("Queries", () => crowd(load, askOverview))
    const edit = await step("Edits", () => crowd(load, changeName))
    const [first] = load.visitors
    const html = await look(first!, "/")
    return {
      samples: page.times.length + query.times.length + edit.times.length,
      pageP50Ms: round(percentile(page.times, 0.5), 1),
      pageP99Ms: round(percentile(page.times, 0.99), 1),
      pageCpuMs: page.cpuMs,
      pageKb: round(html.length / 1_000, 1),
      pagePackedKb: round(gzipSync(html, { level: 1 }).length / 1_000, 1),
      pageClientCpuMs: page.clientCpuMs,
      queryP50Ms: round(percentile(query.times, 0.5), 1),
      queryP99Ms: round(percentile(query.times, 0.99), 1),
      queryCpuMs: query.cpuMs,
      editP99Ms: round(percentile(edit.times, 0.99), 1),
      rps: round(page.times.length / settings.seconds, 1),
    }
  },
})

/** What one visit takes, in ms; it may do more before the clock starts. */
type Visit = (visitor: Visitor) => Promise<number>

interface Load {
  visitors: readonly Visitor[]
  users: number
  seconds: number
  /** The folder of the stack that is visited. */
  data: string
}

/**
 * As many people at once as there are users, each at another workspace at every turn.
 * @returns how long each visit took, ms, and for each the processor time of web and PostgreSQL, and of those who visit
 */
const crowd = async ({ visitors, users, seconds, data }: Load, visit: Visit) => {
  const end = performance.now() + seconds * 1_000
  const times: number[] = []
  const user = async (first: number) => {
    for (let at = first; performance.now() < end; at += users) times.push(await visit(visitors[at % visitors.length]!))
  }
  const { web, PostgreSQL } = programsOf(data)
  const spent = () => cpuSeconds(web!) + cpuSeconds(PostgreSQL!)
  const before = spent()
  const own = process.cpuUsage()
  await Promise.all(Array.from({ length: users }, (_, first) => user(first)))
  const { user: inUser, system } = process.cpuUsage(own)
  return {
    times,
    cpuMs: round(((spent() - before) * 1_000) / times.length, 1),
    clientCpuMs: round((inUser + system) / 1_000 / times.length, 1),
  }
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now()
  await work()
  return performance.now() - began
}

const seePage: Visit = (visitor) =>
  timed(async () => {
    const page = await look(visitor, "/")
    if (!page.includes(">Shop 1</a>")) throw new Error("The page does not show the monitors.")
  })

/** Both questions of the overview in one batch, as the browser asks them. */
const overview = `/api/trpc/monitor.list,monitor.summary?batch=1&input=${encodeURIComponent('{"0":{}}')}`

const askOverview: Visit = (visitor) => timed(() => look(visitor, overview))

const changeName: Visit = async (visitor) => {
  const ask = async (path: string, input: object) =>
    JSON.parse(await look(visitor, `/api/trpc/${path}?input=${encodeURIComponent(JSON.stringify(input))}`)).result.data
  const { id } = (await ask("monitor.list", { search: "Shop 1" })).monitors[0]
  const monitor = await ask("monitor.get", { id })
  return timed(() => carryOut(visitor, "monitor.edit", { ...monitor, name: `${monitor.name}!` }))
}
