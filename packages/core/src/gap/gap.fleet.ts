import type { FleetSql } from "@nightjar/db/transaction"
import type { Gap } from "./gap.ts"

export const insertGaps = (sql: FleetSql, gaps: readonly Gap[]): Promise<unknown> => sql`
  insert into gap (tenant_id, monitor_id, region, from_at, to_at, slots, cause, seq, backlog)
  select * from unnest(${gaps.map((g) => g.tenantId)}::uuid[], ${gaps.map((g) => g.monitorId)}::uuid[],
    ${gaps.map((g) => g.region)}::int2[], ${gaps.map((g) => g.from)}::timestamptz[],
    ${gaps.map((g) => g.to)}::timestamptz[], ${gaps.map((g) => g.slots)}::int4[],
    ${gaps.map((g) => g.cause)}::text[], ${gaps.map((g) => g.seq)}::int4[], ${gaps.map((g) => g.backlog)}::int4[])`
