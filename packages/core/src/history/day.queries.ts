/** The last 24 hours of some monitors: hours as cells, uptime by time in state, p95. */
import { among } from "@nightjar/db/among"
import { given, prepared } from "@nightjar/db/prepared"
import type { Id } from "@nightjar/kit/id"
import { quantile } from "@nightjar/kit/sketch"
import { day, hour } from "@nightjar/kit/time"
import { and, gte, sql } from "drizzle-orm"
import type { TenantDb } from "../context.ts"
import { mergedSketch } from "../rollup/rollup.queries.ts"
import { rollupHour } from "../rollup/rollup.table.ts"
import { startOf } from "../rollup/rollup.ts"
import { countTails } from "../rollup/tail.queries.ts"
import { listTallies } from "../span/span.queries.ts"
import { timeBetween, type Uptime, uptimeOf } from "../span/span.ts"

/** One hour in a bar: Unix ms of its start, and how many attempts ended how. A page holds 2,400, so they are tuples. */
export type HourCell = [from: number, up: number, degraded: number, down: number]

export interface Day {
  hours: HourCell[]
  uptime24h: Uptime
  p95Ms: number | null
}

export const listDays = async (db: TenantDb, ids: Id<"monitor">[], now: Date): Promise<Map<Id<"monitor">, Day>> => {
  if (ids.length === 0) return new Map()
  const from = startOf("hour", now.getTime()) - 23 * hour
  const [rolled, tails, tallies] = await Promise.all([
    listRolled(db, ids, from),
    countTails(db, ids, from),
    listTallies(db, ids, [now.getTime() - day, now.getTime()]),
  ])
  const cells = new Map<string, HourCell[]>(rolled.map((row) => [row.monitorId, row.hours]))
  for (const { monitorId, at, up, degraded, down } of tails)
    cells.set(monitorId, [...(cells.get(monitorId) ?? []), [at, up, degraded, down]])
  const p95 = new Map(rolled.map((row) => [row.monitorId, row.p95Ms]))
  return new Map(
    ids.map((id) => {
      const [before, after] = tallies.get(id)!
      const uptime24h = uptimeOf(timeBetween(before!, after!))
      return [id, { hours: byHour(cells.get(id) ?? []), uptime24h, p95Ms: p95.get(id) ?? null }]
    }),
  )
}

/** One row a monitor: twenty monitors' hours as rows of their own cost 13 ms to read, folded here under 2. */
const findRolled = prepared((db: TenantDb) => {
  const { monitorId, fromAt, up, degraded, down } = rollupHour
  return db
    .select({
      monitorId,
      hours: sql<HourCell[]>`json_agg(json_build_array((date_part('epoch', ${fromAt}) * 1000)::int8, ${up}, ${degraded},
        ${down}) order by ${fromAt})`,
      sketch: mergedSketch(rollupHour.sketch),
    })
    .from(rollupHour)
    .where(and(among(monitorId, sql.placeholder("ids")), gte(fromAt, given("from", fromAt))))
    .groupBy(monitorId)
})

const listRolled = async (db: TenantDb, ids: Id<"monitor">[], from: number) => {
  const rows = await findRolled(db, { ids, from: new Date(from) })
  return rows.map(({ sketch, ...row }) => ({ ...row, p95Ms: quantile(sketch, 0.95) }))
}

/** Regions of the same hour, and what is not rolled up yet, become one cell. */
const byHour = (cells: readonly HourCell[]): HourCell[] => {
  const hours = new Map<number, HourCell>()
  for (const [at, up, degraded, down] of cells) {
    const [, alsoUp, alsoDegraded, alsoDown] = hours.get(at) ?? [at, 0, 0, 0]
    hours.set(at, [at, up + alsoUp, degraded + alsoDegraded, down + alsoDown])
  }
  return [...hours.values()].sort(([one], [other]) => one - other)
}
