/** How the monitors of a page are, and how they were. */
import { among } from "@nightjar/db/among"
import { reviewed } from "@nightjar/db/reviewed"
import { groupBy } from "@nightjar/kit/group-by"
import { type Id, idToUuid, uuidToId } from "@nightjar/kit/id"
import { quantile } from "@nightjar/kit/sketch"
import { and, eq, gte, isNull, sql, sum } from "drizzle-orm"
import type { TenantDb } from "../context.ts"
import { monitor } from "../monitor/monitor.table.ts"
import { type Range, rangeMs, ranges } from "../monitor/monitor.ts"
import { mergedSketch } from "../rollup/rollup.queries.ts"
import { rollupDay, rollupHour, rollupMinute } from "../rollup/rollup.table.ts"
import { listTallies } from "../span/span.queries.ts"
import { standing } from "../standing/standing.table.ts"
import type { Settled } from "../turn/turn.ts"
import { dayEdges, eachRange, firstHour, type MonitorFacts } from "./draw.ts"

type MonitorId = Id<"monitor">

interface Ask {
  ids: readonly MonitorId[]
  /** Those of them whose latency is shown. */
  timed: readonly MonitorId[]
  now: Date
}

export const findMonitorFacts = async (db: TenantDb, ask: Ask): Promise<Map<MonitorId, MonitorFacts>> => {
  const { ids, timed, now } = ask
  const edges = [...dayEdges(now.getTime()), ...ranges.map((range) => now.getTime() - rangeMs[range])]
  const [rows, tallies, hours, averages, newest] = await Promise.all([
    listStates(db, ids),
    listTallies(db, ids, edges),
    listHours(db, timed, new Date(firstHour(now.getTime()))),
    listAverages(db, timed, now),
    listNewest(db, ids),
  ])
  const hoursOf = groupBy(hours, (row) => row.monitorId)
  return new Map(
    rows.map(({ id, name, state }) => {
      const all = tallies.get(id)!
      const { lastMs, certificateUntil } = newest.get(id)!
      const facts: MonitorFacts = {
        name,
        state: state as Settled,
        tallies: all.slice(0, -ranges.length),
        past: eachRange((range) => all.at(ranges.indexOf(range) - ranges.length)!),
        p95Ms: new Map((hoursOf.get(id) ?? []).map((row) => [row.fromAt.getTime(), quantile(row.sketch, 0.95)])),
        averageMs: eachRange((range) => averages[range].get(id) ?? null),
        lastMs,
        // What is over and is not told to be has been renewed since.
        certificateUntil: certificateUntil && certificateUntil > now ? certificateUntil : null,
      }
      return [id, facts]
    }),
  )
}

const listStates = (db: TenantDb, ids: readonly MonitorId[]) =>
  db
    .select({ id: monitor.id, name: monitor.name, state: standing.settled })
    .from(monitor)
    .innerJoin(standing, eq(standing.monitorId, monitor.id))
    .where(and(among(monitor.id, ids), isNull(monitor.deletedAt)))

const listHours = (db: TenantDb, ids: readonly MonitorId[], from: Date) => {
  const { monitorId, fromAt, sketch } = rollupHour
  return db
    .select({ monitorId, fromAt, sketch: mergedSketch(sketch) })
    .from(rollupHour)
    .where(and(among(monitorId, ids), gte(fromAt, from)))
    .groupBy(monitorId, fromAt)
}

/** What a range is made of: as few rows as tell it to a twentieth. */
const bucketsOf = {
  "1h": rollupMinute,
  "24h": rollupHour,
  "7d": rollupHour,
  "30d": rollupDay,
  "90d": rollupDay,
  "1y": rollupDay,
} satisfies Record<Range, unknown>

const listAverages = async (db: TenantDb, ids: readonly MonitorId[], now: Date) => {
  const averageIn = async (range: Range): Promise<Map<MonitorId, number | null>> => {
    const table = bucketsOf[range]
    const rows = await db
      .select({
        id: table.monitorId,
        average: sql<number | null>`${sum(table.latencySum)} / nullif(${sum(table.latencyCount)}, 0)`,
      })
      .from(table)
      .where(and(among(table.monitorId, ids), gte(table.fromAt, new Date(now.getTime() - rangeMs[range]))))
      .groupBy(table.monitorId)
    return new Map(rows.map(({ id, average }) => [id, average === null ? null : Number(average)]))
  }
  const found = await Promise.all(ranges.map(averageIn))
  return eachRange((range) => found[ranges.indexOf(range)]!)
}

interface NewestRow {
  id: string
  last_ms: number | null
  valid_to: string | null
}

const findNewest = reviewed<[ids: string[]], NewestRow>(
  {
    name: "snapshot.newest",
    tables: ["heartbeat", "evidence"],
    reason: "The newest row of each monitor in a list: one probe of the index for each, where a join would read all.",
  },
  (tenant, ids) => sql`
    select m.id, b.latency_ms as last_ms, e.valid_to
    from unnest(${sql.param(ids)}::uuid[]) as m (id)
    left join lateral (
      select latency_ms from heartbeat h where h.tenant_id = ${tenant} and h.monitor_id = m.id
      order by h.slot_at desc limit 1) b on true
    left join lateral (
      select s.valid_to from unnest(array['u', 'g', 'd']) as k (status)
      cross join lateral (
        select slot_at, outcome #>> '{evidence,certificates,0,validTo}' as valid_to from evidence o
        where o.tenant_id = ${tenant} and o.monitor_id = m.id and o.status = k.status
        order by o.slot_at desc limit 1) s
      where s.valid_to is not null order by s.slot_at desc limit 1) e on true`,
)

const listNewest = async (db: TenantDb, ids: readonly MonitorId[]) => {
  const rows = await findNewest(db, ids.map(idToUuid))
  return new Map(
    rows.map(({ id, last_ms, valid_to }) => [
      uuidToId("monitor", id),
      { lastMs: last_ms, certificateUntil: valid_to ? new Date(valid_to) : null },
    ]),
  )
}
