/** The last 24 hours of some monitors: hours as cells, uptime by time in state, p95. */
import { among } from "@nightjar/db/among"
import { given, prepared } from "@nightjar/db/prepared"
import type { Id } from "@nightjar/kit/id"
import { day, hour } from "@nightjar/kit/time"
import { and, gte, isNull, or, sql } from "drizzle-orm"
import type { TenantDb } from "../context.ts"
import { latencyQuantiles } from "../rollup/rollup.queries.ts"
import { rollupHour } from "../rollup/rollup.table.ts"
import { hourOf } from "../rollup/rollup.ts"
import { spanOf } from "../span/span.queries.ts"
import { span } from "../span/span.table.ts"
import { type Span, timeInState, type Uptime, uptimeOf } from "../span/span.ts"

/** One hour in a bar: Unix ms of its start, and how many attempts ended how. A page holds 2,400, so they are tuples. */
export type HourCell = [from: number, up: number, degraded: number, down: number]

export interface Day {
  hours: HourCell[]
  uptime24h: Uptime
  p95Ms: number | null
}

export const listDays = async (db: TenantDb, ids: Id<"monitor">[], now: Date): Promise<Map<Id<"monitor">, Day>> => {
  if (ids.length === 0) return new Map()
  const [rolled, spans] = await Promise.all([listRolled(db, ids, now), listSpans(db, ids, now)])
  return new Map(ids.map((id) => [id, dayOf(rolled.get(id), spans.get(id) ?? [], now.getTime())]))
}

interface Rolled {
  /** One for each region. */
  hours: HourCell[]
  latency: { p95Ms: number | null }
}

/** One row a monitor: twenty monitors' hours as rows of their own cost 13 ms to read, folded here under 2. */
const findRolled = prepared((db: TenantDb) => {
  const { monitorId, hourAt, up, degraded, down } = rollupHour
  return db
    .select({
      monitorId,
      hours: sql<HourCell[]>`json_agg(json_build_array((extract(epoch from ${hourAt}) * 1000)::int8, ${up}, ${degraded},
        ${down}) order by ${hourAt})`,
      latency: latencyQuantiles({ p95Ms: 0.95 }),
    })
    .from(rollupHour)
    .where(and(among(monitorId, sql.placeholder("ids")), gte(hourAt, given("from", hourAt))))
    .groupBy(monitorId)
})

const listRolled = async (db: TenantDb, ids: Id<"monitor">[], now: Date): Promise<Map<Id<"monitor">, Rolled>> => {
  const rows = await findRolled(db, { ids, from: new Date(hourOf(now.getTime()) - 23 * hour) })
  return new Map(rows.map((row) => [row.monitorId, row]))
}

const findSpans = prepared((db: TenantDb) => {
  const { monitorId, fromAt, toAt, state } = span
  return db
    .select({ monitorId, fromAt, toAt, state })
    .from(span)
    .where(and(among(monitorId, sql.placeholder("ids")), or(isNull(toAt), gte(toAt, given("from", toAt)))))
})

const listSpans = async (db: TenantDb, ids: Id<"monitor">[], now: Date): Promise<Map<Id<"monitor">, Span[]>> => {
  const rows = await findSpans(db, { ids, from: new Date(now.getTime() - day) })
  const groups = new Map<Id<"monitor">, Span[]>(ids.map((id) => [id, []]))
  for (const row of rows) groups.get(row.monitorId)?.push(spanOf(row))
  return groups
}

/** Regions of the same hour become one cell. The window starts when the monitor did, if that is later. */
const dayOf = (rolled: Rolled | undefined, spans: Span[], now: number): Day => {
  const cells = new Map<number, HourCell>()
  for (const [at, up, degraded, down] of rolled?.hours ?? []) {
    const [, alsoUp, alsoDegraded, alsoDown] = cells.get(at) ?? [at, 0, 0, 0]
    cells.set(at, [at, up + alsoUp, degraded + alsoDegraded, down + alsoDown])
  }
  const from = Math.max(now - day, Math.min(now, ...spans.map((each) => each.from)))
  return {
    hours: [...cells.values()],
    uptime24h: uptimeOf(timeInState(spans, { from, to: now }, now), now - from),
    p95Ms: rolled?.latency.p95Ms ?? null,
  }
}
