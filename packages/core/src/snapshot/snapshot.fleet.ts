import type { FleetSql } from "@nightjar/db/transaction"
import { type Id, uuidToId } from "@nightjar/kit/id"
import { oldestMs, youngestMs } from "./snapshot.ts"

export interface OutOfDate {
  tenant: Id<"tenant">
  page: Id<"statusPage">
  /** When what it shows was drawn; null where it shows nothing yet. */
  builtAt: Date | null
}

/**
 * Published pages that show what is out of date, the oldest first: something has happened in their tenant that was not
 * known when they were drawn, or it is long ago. What happens is read once for all of them, from the transaction on
 * that the oldest does not know.
 */
export const listOutOfDate = async (sql: FleetSql, limit: number): Promise<OutOfDate[]> => {
  const rows = await sql<{ tenant_id: string; id: string; built_at: Date | null }[]>`
    with happened as materialized (
      select distinct tenant_id, xid from event
      where xid >= (select min(pg_snapshot_xmin(built_from)) from snapshot)
    )
    select p.tenant_id, p.id, s.built_at
    from status_page p
    left join snapshot s on s.tenant_id = p.tenant_id and s.status_page_id = p.id
    where p.state = 'published' and (
      s.built_at is null
      or s.built_at < now() - make_interval(secs => ${oldestMs / 1_000})
      or s.built_at < now() - make_interval(secs => ${youngestMs / 1_000}) and exists (
        select from happened h where h.tenant_id = p.tenant_id and not pg_visible_in_snapshot(h.xid, s.built_from)))
    order by s.built_at nulls first
    limit ${limit}`
  return rows.map((row) => ({
    tenant: uuidToId("tenant", row.tenant_id),
    page: uuidToId("statusPage", row.id),
    builtAt: row.built_at,
  }))
}
