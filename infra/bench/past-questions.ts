/** What the pages ask of the past, asked of the database as a procedure asks it: its role, both walls, its dialect. */
import { getHistory } from "@nightjar/core/history/queries"
import { countStates, listMonitors, monitorFilter } from "@nightjar/core/monitor/queries"
import { schema } from "@nightjar/core/schema"
import { openPool, openRawPool } from "@nightjar/db/connect"
import { type TenantDb, tenantDatabase } from "@nightjar/db/tenant-db"
import { type Id, uuidToId } from "@nightjar/kit/id"
import { round } from "./bench.ts"
import { percentile } from "./percentile.ts"
import type { PlantedTenant } from "./plant.ts"

export interface PastFigures {
  /** A list of all monitors with their last 24 hours, and the sentence above it. */
  overviewP50Ms: number
  overviewP99Ms: number
  /** One monitor's page, 24 hours. */
  seriesP50Ms: number
  seriesP99Ms: number
  /** One monitor's page, 90 days, with their bars. */
  days90P50Ms: number
  days90P99Ms: number
}

interface Looked {
  tenant: Id<"tenant">
  monitors: Id<"monitor">[]
}

type Question = (db: TenantDb<typeof schema>, looked: Looked, turn: number) => Promise<unknown>

const questions: Record<"overview" | "series" | "days90", Question> = {
  async overview(db) {
    await listMonitors(db, { ...monitorFilter.parse({}), cursor: 0, now: new Date() })
    await countStates(db)
  },
  series: (db, { monitors }, turn) =>
    getHistory(db, { id: monitors[turn % monitors.length]!, range: "24h", now: new Date() }),
  days90: (db, { monitors }, turn) =>
    getHistory(db, { id: monitors[turn % monitors.length]!, range: "90d", now: new Date() }),
}

/** Each question so many times, one after the other over all tenants, when all of them have been asked once. */
export const askPast = async (
  databaseUrl: string,
  tenants: readonly PlantedTenant[],
  calls: number,
): Promise<PastFigures> => {
  const looked = await findLooked(databaseUrl, tenants)
  const pool = openPool(databaseUrl, { max: 1, name: "nightjar-scale" })
  const database = tenantDatabase(pool, schema)
  const time = async (ask: Question, turn: number) => {
    const own = looked[turn % looked.length]!
    const began = performance.now()
    await database.read(own.tenant, (db) => ask(db, own, Math.floor(turn / looked.length)))
    return performance.now() - began
  }
  const timesOf = async (ask: Question) => {
    for (let turn = 0; turn < looked.length * looked[0]!.monitors.length; turn++) await time(ask, turn)
    const times: number[] = []
    for (let turn = 0; turn < calls; turn++) times.push(await time(ask, turn))
    return times
  }
  try {
    const [overview, series, days90] = [
      await timesOf(questions.overview),
      await timesOf(questions.series),
      await timesOf(questions.days90),
    ]
    const at = (times: readonly number[], share: number) => round(percentile(times, share))
    return {
      overviewP50Ms: at(overview, 0.5),
      overviewP99Ms: at(overview, 0.99),
      seriesP50Ms: at(series, 0.5),
      seriesP99Ms: at(series, 0.99),
      days90P50Ms: at(days90, 0.5),
      days90P99Ms: at(days90, 0.99),
    }
  } finally {
    await pool.end()
  }
}

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
