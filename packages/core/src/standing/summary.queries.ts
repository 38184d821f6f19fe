/** The workspace in one sentence: how many monitors stand how, and how much of today was watched. */
import { given, prepared } from "@nightjar/db/prepared"
import { day } from "@nightjar/kit/time"
import { and, count, eq, gt, isNull, or, sql } from "drizzle-orm"
import type { AnyPgColumn } from "drizzle-orm/pg-core"
import type { TenantDb } from "../context.ts"
import { monitor } from "../monitor/monitor.table.ts"
import { span } from "../span/span.table.ts"
import type { Settled, State } from "../turn/turn.ts"
import { standing } from "./standing.table.ts"

export interface Summary {
  /** How many monitors are in each state; none is left out. */
  states: Partial<Record<State, number>>
  /**
   * The share of today (in UTC) in which something was known, 0…1, of the time in which it should have been: nobody
   * watches what is paused or maintained. Null where that is no time at all.
   */
  coverage: number | null
}

export const summarize = async (db: TenantDb, now: Date): Promise<Summary> => {
  const today = new Date(Math.floor(now.getTime() / day) * day)
  const [standings, spans] = await Promise.all([countStandings(db, { today }), addSpans(db, { today, now })])
  const states: Summary["states"] = {}
  const time = new Map<Settled, number>(spans.map(({ state, ms }) => [state as Settled, ms]))
  for (const { state, settled, n, unturned } of standings) {
    states[state] = (states[state] ?? 0) + n
    const word = settled as Settled
    time.set(word, (time.get(word) ?? 0) + unturned * (now.getTime() - today.getTime()))
  }
  const known = (["up", "degraded", "down"] as const).reduce((sum, word) => sum + (time.get(word) ?? 0), 0)
  const wanted = known + (time.get("no_data") ?? 0)
  return { states, coverage: wanted > 0 ? known / wanted : null }
}

/** Most monitors have not turned today, so their standing tells all of it. */
const countStandings = prepared((db: TenantDb) =>
  db
    .select({
      state: standing.state,
      settled: standing.settled,
      n: count(),
      unturned: sql<number>`count(*) filter (where ${standing.since} <= ${given("today", standing.since)})::int`,
    })
    .from(monitor)
    .innerJoin(standing, eq(standing.monitorId, monitor.id))
    .where(isNull(monitor.deletedAt))
    .groupBy(standing.state, standing.settled),
)

/** Today's time in each state of those that have. */
const addSpans = prepared((db: TenantDb) => {
  const moment = (name: string, column: AnyPgColumn) => sql`${given(name, column)}::timestamptz`
  const from = sql`greatest(${span.fromAt}, ${moment("today", span.fromAt)})`
  const to = sql`least(coalesce(${span.toAt}, ${moment("now", span.toAt)}), ${moment("now", span.toAt)})`
  return db
    .select({ state: span.state, ms: sql<number>`sum(extract(epoch from ${to} - ${from}) * 1000)::float8` })
    .from(standing)
    .innerJoin(monitor, eq(monitor.id, standing.monitorId))
    .innerJoin(span, eq(span.monitorId, standing.monitorId))
    .where(
      and(
        gt(standing.since, given("today", standing.since)),
        isNull(monitor.deletedAt),
        or(isNull(span.toAt), gt(span.toAt, given("today", span.toAt))),
      ),
    )
    .groupBy(span.state)
})
