import { wordOf } from "@nightjar/db/columns"
import { reviewed } from "@nightjar/db/reviewed"
import { type Id, idToUuid, uuidToId } from "@nightjar/kit/id"
import { and, eq, gte, inArray, isNull, ne, or, sql } from "drizzle-orm"
import type { TenantDb } from "../context.ts"
import { type Settled, stateLetters } from "../turn/turn.ts"
import { span } from "./span.table.ts"
import { emptyTally, type Tally, tallyAt } from "./span.ts"

type Kept = Pick<
  typeof span.$inferSelect,
  "upMs" | "degradedMs" | "downMs" | "noDataMs" | "maintenanceMs" | "pausedMs" | "outages"
>

const tallyOf = (kept: Kept): Tally => ({
  time: {
    up: kept.upMs,
    degraded: kept.degradedMs,
    down: kept.downMs,
    no_data: kept.noDataMs,
    maintenance: kept.maintenanceMs,
    paused: kept.pausedMs,
  },
  outages: { begun: kept.outages, ended: kept.outages },
})

const keptOf = ({ time, outages }: Tally): Kept => ({
  upMs: time.up,
  degradedMs: time.degraded,
  downMs: time.down,
  noDataMs: time.no_data,
  maintenanceMs: time.maintenance,
  pausedMs: time.paused,
  outages: outages.begun,
})

/** As `rewrite` of span.ts does it, for monitors that turn to one state at one moment. */
export const rewriteSpans = async (
  db: TenantDb,
  { ids, since, to }: { ids: readonly Id<"monitor">[]; since: Date; to: Settled },
): Promise<void> => {
  const own = inArray(span.monitorId, [...ids])
  await db.delete(span).where(and(own, gte(span.fromAt, since)))
  const isLast = or(isNull(span.toAt), gte(span.toAt, since))
  const goOn = await db
    .update(span)
    .set({ toAt: null })
    .where(and(own, isLast, eq(span.state, to)))
    .returning({ id: span.monitorId })
  const ended = await db
    .update(span)
    .set({ toAt: since })
    .where(and(own, isLast, ne(span.state, to)))
    .returning()
  const known = new Set(goOn.map((row) => row.id))
  const begun = ids.filter((id) => !known.has(id))
  if (begun.length === 0) return
  const tallies = new Map(ended.map((row) => [row.monitorId, tallyAtEnd(row, since)]))
  const rows = begun.map((monitorId) => ({ monitorId, tally: tallies.get(monitorId) ?? emptyTally }))
  await db
    .insert(span)
    .values(rows.map(({ monitorId, tally }) => ({ monitorId, fromAt: since, state: to, ...keptOf(tally) })))
}

const tallyAtEnd = (row: typeof span.$inferSelect, end: Date): Tally =>
  tallyAt({ from: row.fromAt.getTime(), state: row.state as Settled, before: tallyOf(row) }, end.getTime())

/** The letter of a span's state, how long before the moment that was asked for it began, and its tally. */
type Probed = [
  letter: string,
  sinceMs: number,
  upMs: number,
  degradedMs: number,
  downMs: number,
  noDataMs: number,
  maintenanceMs: number,
  pausedMs: number,
  outages: number,
]

const probeSpans = reviewed<[ids: string[], moments: readonly number[]], { id: string; probed: (Probed | null)[] }>(
  {
    name: "span.probe",
    tables: ["span"],
    reason: "The spans that many moments lie in: one probe of the index for each, from lists in the statement.",
  },
  (tenant, ids, moments) => sql`
    select m.id, json_agg(case when s.state is not null then json_build_array(s.state,
      round(date_part('epoch', a.at - s.from_at) * 1000), s.up_ms, s.degraded_ms, s.down_ms, s.no_data_ms,
      s.maintenance_ms, s.paused_ms, s.outages) end order by a.place) as probed
    from unnest(${sql.param(ids)}::uuid[]) as m (id)
    cross join (
      select to_timestamp(ms / 1000) as at, place
      from unnest(${sql.param(moments)}::float8[]) with ordinality as given (ms, place)) a
    left join lateral (
      select * from span s where s.tenant_id = ${tenant} and s.monitor_id = m.id and s.from_at <= a.at
      order by s.from_at desc limit 1) s on true
    group by m.id`,
)

/**
 * The tallies of monitors at given moments (Unix milliseconds), in their order; empty before a monitor's beginning.
 * Each costs a probe of the index, some 4 µs, whatever the number of spans.
 */
export const listTallies = async (
  db: TenantDb,
  ids: readonly Id<"monitor">[],
  moments: readonly number[],
): Promise<Map<Id<"monitor">, Tally[]>> => {
  if (ids.length === 0) return new Map()
  const rows = await probeSpans(db, ids.map(idToUuid), moments)
  return new Map(rows.map(({ id, probed }) => [uuidToId("monitor", id), probed.map(tallyOfProbe)]))
}

const tallyOfProbe = (probed: Probed | null): Tally => {
  if (!probed) return emptyTally
  const [letter, sinceMs, upMs, degradedMs, downMs, noDataMs, maintenanceMs, pausedMs, outages] = probed
  const before = tallyOf({ upMs, degradedMs, downMs, noDataMs, maintenanceMs, pausedMs, outages })
  return tallyAt({ from: 0, state: wordOf(stateLetters, letter) as Settled, before }, sinceMs)
}
