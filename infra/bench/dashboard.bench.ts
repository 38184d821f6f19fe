import { Agent, request } from "node:http"
import { defineBench, round } from "./bench.ts"
import { percentile } from "./percentile.ts"
import { type PlantedTenant, plantTenants } from "./plant.ts"

export const bench = defineBench({
  about: "the overview's query and page, and an edit, with people who never pause",
  settings: { tenants: 1_000, monitors: 20, users: 20, seconds: 10 },
  async run({ settings, nightjar, step, after }) {
    const { ready } = await nightjar()
    const tenants = await step("Plant tenants", () => plantTenants(ready.databaseUrl, settings))
    const agent = new Agent({ keepAlive: true })
    after(() => agent.destroy())
    const load = { ...settings, people: tenants.map((tenant) => signedIn(agent, new URL(ready.web), tenant)) }

    await crowd({ ...load, seconds: settings.seconds / 4 }, seePage)
    const pages = await step("Pages", () => crowd(load, seePage))
    const queries = await step("Queries", () => crowd(load, askOverview))
    const edits = await step("Edits", () => crowd(load, edit))
    return {
      samples: pages.length + queries.length + edits.length,
      pageP50Ms: round(percentile(pages, 0.5), 1),
      pageP99Ms: round(percentile(pages, 0.99), 1),
      queryP50Ms: round(percentile(queries, 0.5), 1),
      queryP99Ms: round(percentile(queries, 0.99), 1),
      editP99Ms: round(percentile(edits, 0.99), 1),
      rps: round(pages.length / settings.seconds, 0),
      queryRps: round(queries.length / settings.seconds, 0),
    }
  },
})

/** A browser with a workspace's cookie. Node does not resolve `*.localhost`, so the host goes as a header. */
type Person = (method: "GET" | "POST", path: string, body?: unknown) => Promise<string>

const signedIn = (agent: Agent, web: URL, { slug, sessionToken }: PlantedTenant): Person => {
  const host = `${slug}.${web.host}`
  const headers = {
    host,
    origin: `http://${host}`,
    cookie: `__Host-nightjar=${sessionToken}`,
    "content-type": "application/json",
  }
  return (method, path, body) =>
    new Promise((resolve, reject) => {
      const asked = request({ agent, method, path, headers, host: "127.0.0.1", port: web.port }, async (answer) => {
        const pieces: Buffer[] = []
        for await (const piece of answer) pieces.push(piece)
        const text = Buffer.concat(pieces).toString()
        if (answer.statusCode === 200) resolve(text)
        else reject(new Error(`${method} ${path} on ${host} was answered ${answer.statusCode}: ${text.slice(0, 300)}`))
      })
      asked.once("error", reject).end(body && JSON.stringify(body))
    })
}

/** What one visit takes, in ms; it may do more before the clock starts. */
type Visit = (person: Person) => Promise<number>

/** As many people at once as there are users, each at another workspace at every turn; the duration of each visit, ms. */
const crowd = async (
  { people, users, seconds }: { people: readonly Person[]; users: number; seconds: number },
  visit: Visit,
): Promise<number[]> => {
  const end = performance.now() + seconds * 1_000
  const times: number[] = []
  const user = async (first: number) => {
    for (let at = first; performance.now() < end; at += users) times.push(await visit(people[at % people.length]!))
  }
  await Promise.all(Array.from({ length: users }, (_, first) => user(first)))
  return times
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now()
  await work()
  return performance.now() - began
}

const seePage: Visit = (person) =>
  timed(async () => {
    const page = await person("GET", "/")
    if (!page.includes("Shop 1")) throw new Error("The page does not show the monitors.")
  })

/** Both questions of the overview in one batch, as the browser asks them. */
const overview = `/api/trpc/monitor.list,monitor.summary?batch=1&input=${encodeURIComponent('{"0":{}}')}`

const askOverview: Visit = (person) => timed(() => person("GET", overview))

const edit: Visit = async (person) => {
  const ask = async (path: string, input: unknown) =>
    JSON.parse(await person("GET", `/api/trpc/${path}?input=${encodeURIComponent(JSON.stringify(input))}`)).result.data
  const { id } = (await ask("monitor.list", { search: "Shop 1" })).monitors[0]
  const monitor = await ask("monitor.get", { id })
  return timed(() => person("POST", "/api/trpc/monitor.edit", { ...monitor, name: `${monitor.name}!` }))
}
