/** The last 24 hours of some monitors: hours as cells, uptime by time in state, p95. */
import type { Id } from "@nightjar/kit/id"
import { day, hour } from "@nightjar/kit/time"
import { and, gte, inArray, isNull, or } from "drizzle-orm"
import type { TenantDb } from "../context.ts"
import { bucketOf } from "../rollup/rollup.queries.ts"
import { rollupHour } from "../rollup/rollup.table.ts"
import { type Bucket, emptyBucket, hourOf, latencyQuantile, mergeBuckets } from "../rollup/rollup.ts"
import { spanOf } from "../span/span.queries.ts"
import { span } from "../span/span.table.ts"
import { type Span, timeInState, type Uptime, uptimeOf } from "../span/span.ts"

/** One hour in a bar: how many attempts ended how. */
export interface HourCell {
  /** ISO. */
  hourAt: string
  up: number
  degraded: number
  down: number
}

export interface Day {
  hours: HourCell[]
  uptime24h: Uptime
  p95Ms: number | null
}

export const listDays = async (db: TenantDb, ids: Id<"monitor">[], now: Date): Promise<Map<Id<"monitor">, Day>> => {
  if (ids.length === 0) return new Map()
  const from = hourOf(now.getTime()) - 23 * hour
  const buckets = await db
    .select()
    .from(rollupHour)
    .where(and(inArray(rollupHour.monitorId, ids), gte(rollupHour.hourAt, new Date(from))))
    .orderBy(rollupHour.hourAt)
  const spans = await db
    .select()
    .from(span)
    .where(and(inArray(span.monitorId, ids), or(isNull(span.toAt), gte(span.toAt, new Date(now.getTime() - day)))))
  const bucketsBy = groupBy(buckets)
  const spansBy = groupBy(spans)
  return new Map(
    ids.map((id) => [
      id,
      dayOf((bucketsBy.get(id) ?? []).map(bucketOf), (spansBy.get(id) ?? []).map(spanOf), now.getTime()),
    ]),
  )
}

const groupBy = <Row extends { monitorId: Id<"monitor"> }>(rows: Row[]): Map<Id<"monitor">, Row[]> => {
  const groups = new Map<Id<"monitor">, Row[]>()
  for (const row of rows) {
    const group = groups.get(row.monitorId)
    if (group) group.push(row)
    else groups.set(row.monitorId, [row])
  }
  return groups
}

/** Regions of the same hour become one cell. The window starts when the monitor did, if that is later. */
const dayOf = (buckets: Bucket[], spans: Span[], now: number): Day => {
  const cells = new Map<number, HourCell>()
  for (const { from, counts } of buckets) {
    const cell = cells.get(from) ?? { hourAt: new Date(from).toISOString(), up: 0, degraded: 0, down: 0 }
    cells.set(from, {
      ...cell,
      up: cell.up + counts.up,
      degraded: cell.degraded + counts.degraded,
      down: cell.down + counts.down,
    })
  }
  const from = Math.max(now - day, Math.min(now, ...spans.map((each) => each.from)))
  return {
    hours: [...cells.values()],
    uptime24h: uptimeOf(timeInState(spans, { from, to: now }, now), now - from),
    p95Ms: latencyQuantile(buckets.reduce(mergeBuckets, emptyBucket(0)), 0.95),
  }
}
