import type { FleetSql } from "@nightjar/db/transaction"
import { uuidToId } from "@nightjar/kit/id"
import type { TenantInfo } from "../context.ts"
import type { PlanName } from "../plan/plan.ts"

interface Row {
  id: string
  slug: string
  name: string
  plan: PlanName
}

/**
 * Takes workspaces whose billing is to be looked at. Each is put off for a quarter of an hour: should nobody come to an
 * end with it, another worker tries then.
 */
export const takeDueBillings = async (sql: FleetSql, batch: number): Promise<TenantInfo[]> => {
  const rows = await sql<Row[]>`
    with due as (
      select tenant_id from billing where look_at <= now() order by look_at limit ${batch} for update skip locked
    ), taken as (
      update billing b set look_at = now() + interval '15 minutes' from due
      where b.tenant_id = due.tenant_id returning b.tenant_id
    )
    select t.id, t.slug, t.name, t.plan from tenant t join taken on taken.tenant_id = t.id`
  return rows.map(({ id, ...info }) => ({ id: uuidToId("tenant", id), ...info }))
}

/** The vendor sends an event for three days at most. */
export const dropOldBillingEvents = (sql: FleetSql): Promise<unknown> =>
  sql`delete from billing_event where heard_at < now() - interval '30 days'`
