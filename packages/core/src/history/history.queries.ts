/** A monitor over time: latency as a series, states as spans, days as bars. */
import { notFound } from "@nightjar/kit/error"
import type { Id } from "@nightjar/kit/id"
import { day, hour, minute } from "@nightjar/kit/time"
import { and, asc, desc, eq, gte, inArray, isNull, lt, max, or, sql } from "drizzle-orm"
import type { AnyPgColumn } from "drizzle-orm/pg-core"
import type { TenantDb } from "../context.ts"
import { evidence, heartbeat } from "../heartbeat/heartbeat.table.ts"
import { incident } from "../incident/incident.table.ts"
import { monitor } from "../monitor/monitor.table.ts"
import type { Range } from "../monitor/monitor.ts"
import { latencyQuantiles } from "../rollup/rollup.queries.ts"
import { rollupHour } from "../rollup/rollup.table.ts"
import { spanOf } from "../span/span.queries.ts"
import { span } from "../span/span.table.ts"
import { type Span, timeInState, uptimeOf } from "../span/span.ts"
import { turn } from "../turn/turn.table.ts"
import type { Status } from "../verdict/verdict.ts"

/** Length of a range, and of one point of its series: 60 to 180 points, whatever the range. */
const ranges: Record<Range, { length: number; step: number; from: "heartbeats" | "hours" }> = {
  "1h": { length: hour, step: minute, from: "heartbeats" },
  "24h": { length: day, step: 10 * minute, from: "heartbeats" },
  "7d": { length: 7 * day, step: hour, from: "hours" },
  "30d": { length: 30 * day, step: 6 * hour, from: "hours" },
  "90d": { length: 90 * day, step: day, from: "hours" },
  "1y": { length: 365 * day, step: 3 * day, from: "hours" },
}

/** `at` is the start of the step, Unix ms; latencies in ms, null where nothing was answered. */
export interface LatencyPoint {
  at: number
  p50Ms: number | null
  p95Ms: number | null
  maxMs: number | null
}

export const getHistory = async (db: TenantDb, ask: { id: Id<"monitor">; range: Range; now: Date }) => {
  const [row] = await db.select({ createdAt: monitor.createdAt }).from(monitor).where(eq(monitor.id, ask.id))
  if (!row) throw notFound("monitor")
  const now = ask.now.getTime()
  const { length, step, from: source } = ranges[ask.range]
  const from = Math.floor((now - length) / step) * step
  const points =
    source === "heartbeats"
      ? await pointsOfHeartbeats(db, ask.id, from, step)
      : await pointsOfHours(db, ask.id, from, step)
  const spans = await listSpans(db, ask.id, Math.min(from, now - 90 * day))
  const start = Math.max(from, spans[0]?.from ?? now)
  return {
    from,
    to: now,
    stepMs: step,
    points,
    spans: spans.filter((each) => (each.to ?? now) > from),
    uptime: uptimeOf(timeInState(spans, { from: start, to: now }, now), now - start),
    days: barsOf(spans, now),
  }
}

const pointsOfHeartbeats = async (
  db: TenantDb,
  id: Id<"monitor">,
  from: number,
  step: number,
): Promise<LatencyPoint[]> => {
  const at = stepOf(heartbeat.slotAt, step)
  const quantile = (q: string) =>
    sql<number | null>`percentile_cont(${sql.raw(q)}) within group (order by ${heartbeat.latencyMs})`
  return db
    .select({
      at,
      p50Ms: quantile("0.5"),
      p95Ms: quantile("0.95"),
      maxMs: max(heartbeat.latencyMs),
    })
    .from(heartbeat)
    .where(
      and(
        eq(heartbeat.monitorId, id),
        gte(heartbeat.slotAt, new Date(from)),
        inArray(heartbeat.status, ["up", "degraded"]),
      ),
    )
    .groupBy(at)
    .orderBy(at)
}

const pointsOfHours = async (db: TenantDb, id: Id<"monitor">, from: number, step: number): Promise<LatencyPoint[]> => {
  const at = stepOf(rollupHour.hourAt, step)
  const rows = await db
    .select({
      at,
      latency: latencyQuantiles({ p50Ms: 0.5, p95Ms: 0.95 }),
      maxMs: max(rollupHour.latencyMax),
    })
    .from(rollupHour)
    .where(and(eq(rollupHour.monitorId, id), gte(rollupHour.hourAt, new Date(from))))
    .groupBy(at)
    .orderBy(at)
  return rows.map(({ latency, ...row }) => ({ ...row, ...latency }))
}

/** The start of the step that a moment lies in, Unix ms. */
const stepOf = (moment: AnyPgColumn, step: number) => {
  const ms = sql.raw(String(step))
  return sql<number>`(floor(extract(epoch from ${moment}) * 1000 / ${ms}) * ${ms})::float8`
}

const listSpans = async (db: TenantDb, id: Id<"monitor">, from: number): Promise<Span[]> => {
  const rows = await db
    .select()
    .from(span)
    .where(and(eq(span.monitorId, id), or(isNull(span.toAt), gte(span.toAt, new Date(from)))))
    .orderBy(asc(span.fromAt))
  return rows.map(spanOf)
}

/** The last 90 days, in UTC; a day before the monitor existed has no coverage. */
const barsOf = (spans: Span[], now: number) => {
  const today = Math.floor(now / day) * day
  return Array.from({ length: 90 }, (_, index) => {
    const from = today - (89 - index) * day
    const to = Math.min(now, from + day)
    const time = timeInState(spans, { from, to }, now)
    const born = Math.max(from, Math.min(to, spans[0]?.from ?? to))
    return { dayAt: new Date(from).toISOString(), downMs: time.down, ...uptimeOf(time, to - born) }
  })
}

/** The newest attempts, newest first. */
export const listBeats = (db: TenantDb, id: Id<"monitor">, limit: number) =>
  db
    .select({
      slotAt: heartbeat.slotAt,
      startedAt: heartbeat.startedAt,
      attempt: heartbeat.attempt,
      status: heartbeat.status,
      state: heartbeat.state,
      latencyMs: heartbeat.latencyMs,
    })
    .from(heartbeat)
    .where(eq(heartbeat.monitorId, id))
    .orderBy(desc(heartbeat.slotAt), desc(heartbeat.attempt))
    .limit(limit)

/** What was seen at the last failure and at the last success of which something was kept (recoveries are). */
export const getEvidence = async (db: TenantDb, id: Id<"monitor">) => ({
  failure: await findEvidence(db, id, { of: ["down", "unknown", "blocked"] }),
  success: await findEvidence(db, id, { of: ["up", "degraded"] }),
})

/** The newest of some kinds, in a time. @param wanted.before exclusive; until now when null */
export const findEvidence = async (
  db: TenantDb,
  id: Id<"monitor">,
  wanted: { of: Status[]; from?: Date; before?: Date | null },
) => {
  const [row] = await db
    .select({
      slotAt: evidence.slotAt,
      attempt: evidence.attempt,
      status: heartbeat.status,
      outcome: evidence.outcome,
    })
    .from(evidence)
    .innerJoin(
      heartbeat,
      and(
        eq(heartbeat.monitorId, evidence.monitorId),
        eq(heartbeat.slotAt, evidence.slotAt),
        eq(heartbeat.region, evidence.region),
        eq(heartbeat.attempt, evidence.attempt),
      ),
    )
    .where(
      and(
        eq(evidence.monitorId, id),
        inArray(heartbeat.status, wanted.of),
        wanted.from ? gte(evidence.slotAt, wanted.from) : undefined,
        wanted.before ? lt(evidence.slotAt, wanted.before) : undefined,
      ),
    )
    .orderBy(desc(evidence.slotAt), desc(evidence.attempt))
    .limit(1)
  return row ?? null
}

/** When it turned from what to what, newest first; with the incident that a turn opened. */
export const listTurns = (db: TenantDb, id: Id<"monitor">, limit: number) =>
  db
    .select({
      at: turn.at,
      since: turn.since,
      from: turn.fromState,
      to: turn.toState,
      reason: turn.reason,
      flapping: turn.flapping,
      opens: incident.id,
    })
    .from(turn)
    .leftJoin(incident, and(eq(incident.monitorId, turn.monitorId), eq(incident.openedSeq, turn.seq)))
    .where(eq(turn.monitorId, id))
    .orderBy(desc(turn.at))
    .limit(limit)
