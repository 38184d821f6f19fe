import type { FleetDb } from "@nightjar/db/transaction"
import { type Id, idToUuid, uuidToId } from "@nightjar/kit/id"
import { day } from "@nightjar/kit/time"
import { type PlanName, plans } from "../plan/plan.ts"
import type { Beat } from "./heartbeat.ts"
import { unpackHour } from "./pack.ts"

/** Packed hours of one transaction. */
const hoursAtOnce = 2_000

/** What is kept no longer: a UTC day of a tenant's packed heartbeats. */
export interface TenantDay {
  tenant: Id<"tenant">
  /** Its start, Unix milliseconds. */
  dayAt: number
}

/**
 * The oldest day of each of some tenants whose plan keeps it no longer, nor a larger one that they had until a while ago.
 * @param now Unix milliseconds
 */
export const listExpiredDays = async (db: FleetDb, now: number, limit: number): Promise<TenantDay[]> => {
  const found: TenantDay[] = []
  for (const plan of Object.keys(plans) as PlanName[]) {
    const end = Math.floor(now / day) * day - plans[plan].retentionDays * day
    const rows = await db.transaction(
      (sql) => sql<{ tenant: string; hourAt: Date }[]>`
        select t.id as tenant, h.hour_at as "hourAt"
        from tenant t left join billing b on b.tenant_id = t.id and b.history_until > now()
        cross join lateral (
          select min(hour_at) as hour_at from heartbeat_hour h where h.tenant_id = t.id and h.hour_at < ${new Date(end)}) h
        where coalesce(b.history_plan, t.plan) = ${plan} and h.hour_at is not null limit ${limit}`,
    )
    for (const { tenant, hourAt } of rows)
      found.push({ tenant: uuidToId("tenant", tenant), dayAt: Math.floor(hourAt.getTime() / day) * day })
  }
  return found
}

/** A heartbeat as it is given away. */
export interface ExportedBeat extends Beat {
  monitor: Id<"monitor">
  /** The region's name. */
  region: string
}

interface HourRow {
  monitor_id: string
  hour_at: Date
  code: number
  region: string
  packed: Uint8Array
}

/** All heartbeats of a day, monitor after monitor; a few hundred hours are in memory at a time. */
export const readPackedDay = async function* (db: FleetDb, { tenant, dayAt }: TenantDay): AsyncGenerator<ExportedBeat> {
  const [from, until] = [new Date(dayAt), new Date(dayAt + day)]
  let last = { monitor_id: "00000000-0000-0000-0000-000000000000", hour_at: from, code: 0 }
  for (;;) {
    const rows = await db.transaction(
      (sql) => sql<HourRow[]>`
        select h.monitor_id, h.hour_at, h.region as code, r.name as region, h.packed
        from heartbeat_hour h join region r on r.code = h.region
        where h.tenant_id = ${idToUuid(tenant)} and h.hour_at >= ${from} and h.hour_at < ${until}
          and (h.monitor_id, h.hour_at, h.region) > (${last.monitor_id}::uuid, ${last.hour_at}, ${last.code}::int2)
        order by h.monitor_id, h.hour_at, h.region limit 500`,
    )
    if (rows.length === 0) return
    for (const { monitor_id, region, packed } of rows)
      for (const beat of unpackHour(packed)) yield { monitor: uuidToId("monitor", monitor_id), region, ...beat }
    last = rows.at(-1)!
  }
}

/** Removes a day's packed heartbeats, a batch at a time. */
export const dropPackedDay = async (db: FleetDb, { tenant, dayAt }: TenantDay): Promise<void> => {
  const removeSome = () =>
    db.transaction(
      (sql) => sql`
        delete from heartbeat_hour where tenant_id = ${idToUuid(tenant)} and (monitor_id, hour_at, region) in (
          select monitor_id, hour_at, region from heartbeat_hour
          where tenant_id = ${idToUuid(tenant)} and hour_at >= ${new Date(dayAt)} and hour_at < ${new Date(dayAt + day)}
          limit ${hoursAtOnce})
        and hour_at >= ${new Date(dayAt)} and hour_at < ${new Date(dayAt + day)}`,
    )
  while ((await removeSome()).count === hoursAtOnce);
}
