import type { FleetSql } from "@nightjar/db/transaction"
import { type MonitorTurn, stateLetters } from "../turn/turn.ts"

/**
 * As `rewrite` of span.ts does it, for one turn of each of many monitors. A new span's tally is that of the one before
 * it, and the length of that one in its state.
 */
export const rewriteSpans = (sql: FleetSql, turns: readonly MonitorTurn[]): Promise<unknown> => {
  const tenants = turns.map((t) => t.tenantId)
  const monitors = turns.map((t) => t.monitorId)
  const moments = turns.map((t) => t.since)
  const given = sql`unnest(${tenants}::uuid[], ${monitors}::uuid[], ${moments}::timestamptz[],
    ${turns.map((t) => stateLetters[t.to])}::text[]) as t (tenant_id, monitor_id, since, state)`
  return Promise.all([
    sql`delete from span s using ${given}
      where s.tenant_id = t.tenant_id and s.monitor_id = t.monitor_id and s.from_at >= t.since`,
    sql`update span s set to_at = case when s.state = t.state then null else t.since end from ${given}
      where s.tenant_id = t.tenant_id and s.monitor_id = t.monitor_id and (s.to_at is null or s.to_at >= t.since)`,
    sql`insert into span (tenant_id, monitor_id, from_at, state, up_ms, degraded_ms, down_ms, no_data_ms,
        maintenance_ms, paused_ms, outages)
      select t.*, coalesce(b.up_ms + b.ms * (b.state = 'u')::int, 0),
        coalesce(b.degraded_ms + b.ms * (b.state = 'g')::int, 0), coalesce(b.down_ms + b.ms * (b.state = 'd')::int, 0),
        coalesce(b.no_data_ms + b.ms * (b.state = 'n')::int, 0),
        coalesce(b.maintenance_ms + b.ms * (b.state = 'm')::int, 0),
        coalesce(b.paused_ms + b.ms * (b.state = 'p')::int, 0), coalesce(b.outages + (b.state = 'd')::int, 0)
      from ${given}
      left join lateral (
        select *, (extract(epoch from t.since - s.from_at) * 1000)::int8 as ms from span s
        where s.tenant_id = t.tenant_id and s.monitor_id = t.monitor_id
        order by s.from_at desc limit 1) b on true
      where b.to_at is not null or b.from_at is null`,
  ])
}

/** Corrects the tallies of a monitor's spans, whose standing must be locked. @returns how many were wrong */
export const tallySpans = async (sql: FleetSql, tenantId: string, monitorId: string): Promise<number> => {
  const sum = (letter: string) => sql`coalesce(sum(ms) filter (where state = ${letter}) over earlier, 0)::int8`
  const corrected = await sql`
    with counted as (
      select from_at, ${sum("u")} as up_ms, ${sum("g")} as degraded_ms, ${sum("d")} as down_ms, ${sum("n")} as no_data_ms,
        ${sum("m")} as maintenance_ms, ${sum("p")} as paused_ms,
        (count(*) filter (where state = 'd') over earlier)::int4 as outages
      from (
        select *, (extract(epoch from to_at - from_at) * 1000)::int8 as ms from span
        where tenant_id = ${tenantId} and monitor_id = ${monitorId}) spans
      window earlier as (order by from_at rows between unbounded preceding and 1 preceding))
    update span s set up_ms = c.up_ms, degraded_ms = c.degraded_ms, down_ms = c.down_ms, no_data_ms = c.no_data_ms,
      maintenance_ms = c.maintenance_ms, paused_ms = c.paused_ms, outages = c.outages
    from counted c
    where s.tenant_id = ${tenantId} and s.monitor_id = ${monitorId} and s.from_at = c.from_at
      and (s.up_ms, s.degraded_ms, s.down_ms, s.no_data_ms, s.maintenance_ms, s.paused_ms, s.outages)
        <> (c.up_ms, c.degraded_ms, c.down_ms, c.no_data_ms, c.maintenance_ms, c.paused_ms, c.outages)`
  return corrected.count
}
