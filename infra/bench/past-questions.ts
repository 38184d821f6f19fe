/** What the pages ask of the past, asked of the database as a procedure asks it: its role, both walls, its dialect. */
import { getHistory } from "@nightjar/core/history/queries"
import { listMonitors, monitorFilter } from "@nightjar/core/monitor/queries"
import { monitor } from "@nightjar/core/monitor/table"
import { schema } from "@nightjar/core/schema"
import { summarize } from "@nightjar/core/standing/summary"
import { openPool, openRawPool } from "@nightjar/db/connect"
import { type TenantDb, tenantDatabase } from "@nightjar/db/tenant-db"
import { type Id, uuidToId } from "@nightjar/kit/id"
import { round } from "./bench.ts"
import { percentile } from "./percentile.ts"
import type { PlantedTenant } from "./plant.ts"

interface Looked {
  tenant: Id<"tenant">
  monitors: Id<"monitor">[]
}

type Question = (db: TenantDb<typeof schema>, looked: Looked, turn: number) => Promise<unknown>

type Name = "bare" | "overview" | "series" | "days90"

const questions: Record<Name, Question> = {
  /** One row: what any transaction behind both walls costs on this machine just now. */
  bare: async (db) => db.select({ id: monitor.id }).from(monitor).limit(1),
  /** A list of all monitors with their last 24 hours, and the sentence above it. */
  async overview(db) {
    await listMonitors(db, { ...monitorFilter.parse({}), cursor: 0, now: new Date() })
    await summarize(db, new Date())
  },
  /** One monitor's page, 24 hours. */
  series: (db, { monitors }, turn) =>
    getHistory(db, { id: monitors[turn % monitors.length]!, range: "24h", now: new Date() }),
  /** One monitor's page, 90 days, with their bars. */
  days90: (db, { monitors }, turn) =>
    getHistory(db, { id: monitors[turn % monitors.length]!, range: "90d", now: new Date() }),
}
const names = Object.keys(questions) as Name[]

export type PastFigures = Record<`${Name}P${50 | 99}Ms`, number>

/** Each question so many times in turn, from one tenant to the next, when all of them have been asked once. */
export const askPast = async (
  databaseUrl: string,
  tenants: readonly PlantedTenant[],
  calls: number,
): Promise<PastFigures> => {
  const looked = await findLooked(databaseUrl, tenants)
  const pool = openPool(databaseUrl, { max: 1, name: "nightjar-scale" })
  const database = tenantDatabase(pool, schema)
  const timesOf = async (turns: number) => {
    const times: Record<Name, number[]> = { bare: [], overview: [], series: [], days90: [] }
    for (let turn = 0; turn < turns; turn++) {
      const own = looked[turn % looked.length]!
      for (const name of names) {
        const began = performance.now()
        await database.read(own.tenant, (db) => questions[name](db, own, Math.floor(turn / looked.length)))
        times[name].push(performance.now() - began)
      }
    }
    return times
  }
  try {
    await timesOf(looked.length * looked[0]!.monitors.length)
    return figuresOf(await timesOf(calls))
  } finally {
    await pool.end()
  }
}

const figuresOf = (times: Record<Name, number[]>) =>
  Object.fromEntries(
    names.flatMap((name) => [
      [`${name}P50Ms`, round(percentile(times[name], 0.5))],
      [`${name}P99Ms`, round(percentile(times[name], 0.99))],
    ]),
  ) as PastFigures

const findLooked = async (databaseUrl: string, tenants: readonly PlantedTenant[]): Promise<Looked[]> => {
  const pool = openRawPool(databaseUrl, { max: 1, name: "nightjar-scale" })
  const rows = await pool<{ tenant: string; monitors: string[] }[]>`
    select tenant_id as tenant, array_agg(m.id order by m.id) as monitors
    from monitor m join tenant t on t.id = m.tenant_id where t.slug in ${pool(tenants.map((tenant) => tenant.slug))}
    group by tenant_id`
  await pool.end()
  return rows.map(({ tenant, monitors }) => ({
    tenant: uuidToId("tenant", tenant),
    monitors: monitors.map((id) => uuidToId("monitor", id)),
  }))
}
