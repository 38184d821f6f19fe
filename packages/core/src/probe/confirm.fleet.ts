import type { FleetSql } from "@nightjar/db/transaction"
import { idToUuid, newId } from "@nightjar/kit/id"

interface Row {
  tenant_id: string
  monitor_id: string
  region: number
}

/**
 * Asks the other regions of monitors whose failure nobody knew of before, so that an outage is confirmed, or told to be
 * one region's, without waiting for their slots. Where a probe waits already, it will do.
 * @param doubts where each was seen to fail
 * @returns the monitors (uuids) that are asked about
 */
export const confirmElsewhere = async (
  sql: FleetSql,
  doubts: readonly { tenantId: string; monitorId: string; region: number }[],
): Promise<ReadonlySet<string>> => {
  if (doubts.length === 0) return new Set()
  const places = await sql<Row[]>`
    select s.tenant_id, s.monitor_id, s.region
    from unnest(${doubts.map((d) => d.tenantId)}::uuid[], ${doubts.map((d) => d.monitorId)}::uuid[],
      ${doubts.map((d) => d.region)}::int2[]) as d (tenant_id, monitor_id, region)
    join schedule s on s.tenant_id = d.tenant_id and s.monitor_id = d.monitor_id and s.region <> d.region
    where s.due_at is not null and not exists (
      select 1 from probe p where p.tenant_id = s.tenant_id and p.monitor_id = s.monitor_id and p.region = s.region
        and p.answered_at is null)`
  if (places.length > 0)
    await sql`
      insert into probe (tenant_id, id, monitor_id, region, why)
      select tenant_id, id, monitor_id, region, 'confirm'
      from unnest(${places.map((p) => p.tenant_id)}::uuid[], ${places.map(() => idToUuid(newId("probe")))}::uuid[],
        ${places.map((p) => p.monitor_id)}::uuid[], ${places.map((p) => p.region)}::int2[])
        as p (tenant_id, id, monitor_id, region)`
  return new Set(places.map((place) => place.monitor_id))
}
