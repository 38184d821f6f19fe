import type { FleetSql } from "@nightjar/db/transaction"
import { type MonitorTurn, stateLetters } from "../turn/turn.ts"

/** As `rewrite` of span.ts does it, for one turn of each of many monitors. */
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
    sql`insert into span (tenant_id, monitor_id, from_at, state)
      select t.* from ${given} where not exists (
        select 1 from span s
        where s.tenant_id = t.tenant_id and s.monitor_id = t.monitor_id and s.to_at is null)`,
  ])
}
