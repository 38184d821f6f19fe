import type { FleetSql } from "@nightjar/db/transaction"
import { foldPings, type Ping } from "./ping.ts"

/** A push monitor (uuids) whose calls are to be folded. Lengths and Unix milliseconds. */
export interface PushQuestion {
  tenantId: string
  monitorId: string
  region: number
  /** The slot, or the start of a probe. */
  at: number
  intervalMs: number
  graceMs: number
}

interface Row {
  newest: Call | null
  explicit: Call | null
  watched_since: Date | null
}
/** As PostgreSQL writes a row as JSON. */
interface Call {
  at: string
  status: Ping["status"]
  message: string | null
  ping_ms: number | null
}

const pingOf = (call: Call | null): Ping | null =>
  call && { at: Date.parse(call.at), status: call.status, message: call.message, pingMs: call.ping_ms }

/** What the calls of push monitors say, one answer a question, in their order. */
export const askPings = async (sql: FleetSql, questions: readonly PushQuestion[]) => {
  const rows = await sql<Row[]>`
    with question as (
      select *, interval_ms * interval '1 ms' as length, grace_ms * interval '1 ms' as grace
      from unnest(${questions.map((q) => q.tenantId)}::uuid[], ${questions.map((q) => q.monitorId)}::uuid[],
        ${questions.map((q) => q.region)}::int2[], ${questions.map((q) => q.at)}::timestamptz[],
        ${questions.map((q) => q.intervalMs)}::int4[], ${questions.map((q) => q.graceMs)}::int4[])
        with ordinality as q (tenant_id, monitor_id, region, at, interval_ms, grace_ms, place)
    )
    select to_jsonb(newest) as newest, to_jsonb(explicit) as explicit, epoch.anchor_at as watched_since
    from question q
    left join lateral (
      select at, status, message, ping_ms from ping p
      where p.tenant_id = q.tenant_id and p.monitor_id = q.monitor_id
        and p.at > q.at - q.length - q.grace and p.at <= q.at
      order by p.at desc limit 1) newest on true
    left join lateral (
      select at, status, message, ping_ms from ping p
      where p.tenant_id = q.tenant_id and p.monitor_id = q.monitor_id and p.status is not null
        and p.at > q.at - q.length and p.at <= q.at
      order by p.at desc limit 1) explicit on true
    left join epoch on epoch.tenant_id = q.tenant_id and epoch.monitor_id = q.monitor_id
      and epoch.region = q.region and epoch.ended_at is null
    order by q.place`
  return questions.map(({ at, intervalMs, graceMs }, place) => {
    const row = rows[place]!
    const watchedSince = row.watched_since?.getTime() ?? at
    return foldPings(pingOf(row.newest), pingOf(row.explicit), { at, watchedSince, intervalMs, graceMs })
  })
}

/** Longer than the longest interval and grace together. */
export const dropOldPings = (sql: FleetSql): Promise<unknown> =>
  sql`delete from ping where at < now() - interval '9 days'`
