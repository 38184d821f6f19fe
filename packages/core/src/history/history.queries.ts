/** A monitor over time: latency and state in steps, the last ninety days as bars. Whatever the number of heartbeats, the
 * same number of rows is read. */
import { notFound } from "@nightjar/kit/error"
import type { Id } from "@nightjar/kit/id"
import { mergeSketches, quantile } from "@nightjar/kit/sketch"
import { day, hour, minute } from "@nightjar/kit/time"
import { and, desc, eq } from "drizzle-orm"
import type { TenantDb } from "../context.ts"
import { phases } from "../heartbeat/phases.ts"
import { incident } from "../incident/incident.table.ts"
import { monitor } from "../monitor/monitor.table.ts"
import { type Range, rangeMs } from "../monitor/monitor.ts"
import { listLatencies } from "../rollup/rollup.queries.ts"
import type { Latency, Size } from "../rollup/rollup.ts"
import { listTallies } from "../span/span.queries.ts"
import { outagesBetween, type Tally, timeBetween, uptimeOf } from "../span/span.ts"
import { turn } from "../turn/turn.table.ts"

/** The steps of a range, and the buckets that make them: 60 to 180 steps, whatever the range. */
const stepsIn: Record<Range, { step: number; size: Size }> = {
  "1h": { step: minute, size: "minute" },
  "24h": { step: 10 * minute, size: "minute" },
  "7d": { step: hour, size: "hour" },
  "30d": { step: 6 * hour, size: "hour" },
  "90d": { step: day, size: "day" },
  "1y": { step: 3 * day, size: "day" },
}

/** `at` is the start of the step, Unix ms; latencies in ms, null where nothing was answered. */
export interface Step {
  at: number
  p50Ms: number | null
  p95Ms: number | null
  maxMs: number | null
  /** What an average answer consisted of, ms, in the order of `phases`. */
  phases: number[] | null
  /** How long the monitor was in each of these states. */
  upMs: number
  degradedMs: number
  downMs: number
  maintenanceMs: number
}

export const getHistory = async (db: TenantDb, ask: { id: Id<"monitor">; range: Range; now: Date }) => {
  const [row] = await db.select({ id: monitor.id }).from(monitor).where(eq(monitor.id, ask.id))
  if (!row) throw notFound("monitor")
  const now = ask.now.getTime()
  const { step, size } = stepsIn[ask.range]
  const from = Math.floor((now - rangeMs[ask.range]) / step) * step
  const stepEdges = edgesOf(from, step, now)
  const dayEdges = edgesOf(Math.floor(now / day) * day - 89 * day, day, now)
  const [latencies, tallies] = await Promise.all([
    listLatencies(db, { id: ask.id, size, from, stepMs: step }),
    listTallies(db, [ask.id], [...stepEdges, ...dayEdges]),
  ])
  const all = tallies.get(ask.id)!
  const [ofSteps, ofDays] = [all.slice(0, stepEdges.length), all.slice(stepEdges.length)]
  const [first, last] = [ofSteps[0]!, ofSteps.at(-1)!]
  return {
    from,
    to: now,
    stepMs: step,
    steps: stepsOf(stepEdges, ofSteps, latencies),
    ...quantilesOf(mergeSketches([...latencies.values()].map((latency) => latency.sketch))),
    uptime: uptimeOf(timeBetween(first, last)),
    outages: outagesBetween(first, last),
    days: daysOf(dayEdges, ofDays),
  }
}

/** The starts of all steps up to now, and now. */
const edgesOf = (from: number, step: number, now: number): number[] => {
  const edges = Array.from({ length: Math.ceil((now - from) / step) }, (_, index) => from + index * step)
  return [...edges, now]
}

const quantilesOf = (sketch: Latency["sketch"]) => ({ p50Ms: quantile(sketch, 0.5), p95Ms: quantile(sketch, 0.95) })

const stepsOf = (
  edges: readonly number[],
  tallies: readonly Tally[],
  latencies: ReadonlyMap<number, Latency>,
): Step[] =>
  edges.slice(0, -1).map((at, index) => {
    const latency = latencies.get(at)
    const { up, degraded, down, maintenance } = timeBetween(tallies[index]!, tallies[index + 1]!)
    return {
      at,
      ...(latency ? { ...quantilesOf(latency.sketch), maxMs: latency.max } : { p50Ms: null, p95Ms: null, maxMs: null }),
      phases: latency ? averagePhases(latency) : null,
      upMs: up,
      degradedMs: degraded,
      downMs: down,
      maintenanceMs: maintenance,
    }
  })

const averagePhases = (latency: Latency): number[] | null =>
  latency.count === 0 ? null : phases.map((phase) => Math.round((latency.phases[phase] / latency.count) * 100) / 100)

/** In UTC; a day before the monitor began has no coverage. */
const daysOf = (edges: readonly number[], tallies: readonly Tally[]) =>
  edges.slice(0, -1).map((at, index) => {
    const time = timeBetween(tallies[index]!, tallies[index + 1]!)
    return {
      dayAt: new Date(at).toISOString(),
      downMs: time.down,
      maintenanceMs: time.maintenance,
      pausedMs: time.paused,
      noDataMs: time.no_data,
      ...uptimeOf(time),
    }
  })

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
