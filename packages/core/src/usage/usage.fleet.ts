import type { FleetSql } from "@nightjar/db/transaction"

/**
 * Adds up what was used today and yesterday (its last checks are rolled up after midnight), from the daily rollups. It
 * goes by monitor, by the rollups' own key: they are kept for good, and must not be read whole. What is counted never
 * becomes less: a monitor that was deleted takes its rollups along.
 */
export const addUpUsage = (sql: FleetSql): Promise<unknown> => sql`
  insert into usage_day as u (tenant_id, day, monitors, checks)
  select m.tenant_id, (r.from_at at time zone 'UTC')::date, count(distinct m.id),
    sum(r.up + r.degraded + r.down + r.unknown + r.blocked)
  from monitor m join rollup_day r on r.tenant_id = m.tenant_id and r.monitor_id = m.id
    and r.from_at >= date_trunc('day', now(), 'UTC') - interval '1 day'
  group by 1, 2
  on conflict (tenant_id, day) do update set
    monitors = greatest(u.monitors, excluded.monitors), checks = greatest(u.checks, excluded.checks)
  where (u.monitors, u.checks) <> (greatest(u.monitors, excluded.monitors), greatest(u.checks, excluded.checks))`
