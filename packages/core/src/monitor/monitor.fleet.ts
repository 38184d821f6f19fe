import type { FleetSql } from "@nightjar/db/transaction"
import { uuidToId } from "@nightjar/kit/id"
import type { KeyRing } from "@nightjar/kit/secret"
import type { MonitorConfig, Terms } from "./monitor.ts"
import { openConfig } from "./secrets.ts"

/** What a worker needs of a monitor to run a check. */
export interface WatchedMonitor {
  /** Uuids. */
  tenantId: string
  monitorId: string
  /** Null when no key in the ring opens its secrets. */
  config: MonitorConfig | null
  terms: Terms
}

interface Row {
  tenant_id: string
  id: string
  config: MonitorConfig
  interval_seconds: number
  retry_interval_seconds: number
  retries: number
  timeout_seconds: number
  recoveries: number
  recovery_seconds: number
  quorum: number
  upside_down: boolean
}

/** Those that are to be watched at this moment; deleted and paused ones do not come back. */
export const readMonitors = async (
  sql: FleetSql,
  keys: KeyRing,
  monitors: readonly { tenantId: string; monitorId: string }[],
): Promise<WatchedMonitor[]> => {
  const rows = await sql<Row[]>`
    select m.tenant_id, m.id, m.config, m.interval_seconds, m.retry_interval_seconds, m.retries, m.timeout_seconds,
      m.recoveries, m.recovery_seconds, m.quorum, m.upside_down
    from unnest(${monitors.map((m) => m.tenantId)}::uuid[], ${monitors.map((m) => m.monitorId)}::uuid[])
      as k (tenant_id, monitor_id)
    join monitor m on m.tenant_id = k.tenant_id and m.id = k.monitor_id
    where m.deleted_at is null and m.paused_at is null`
  return rows.map((row) => ({
    tenantId: row.tenant_id,
    monitorId: row.id,
    config: opened(keys, row),
    terms: {
      intervalMs: row.interval_seconds * 1_000,
      timeoutMs: row.timeout_seconds * 1_000,
      retryMs: row.retry_interval_seconds * 1_000,
      retries: row.retries,
      recoveries: row.recoveries,
      recoveryMs: row.recovery_seconds * 1_000,
      quorum: row.quorum,
      upsideDown: row.upside_down,
    },
  }))
}

const opened = (keys: KeyRing, row: Row): MonitorConfig | null => {
  try {
    const place = { tenant: uuidToId("tenant", row.tenant_id), id: uuidToId("monitor", row.id) }
    return openConfig(keys, place, row.config)
  } catch {
    return null
  }
}

/** What does not go with its monitor by itself; heartbeats that are not packed yet go with their day. */
const known = [
  "schedule",
  "epoch",
  "gap",
  "ping",
  "turn",
  "span",
  "incident",
  "standing",
  "probe",
  "delivery",
  "evidence",
  "rollup_minute",
  "rollup_hour",
  "rollup_day",
  "rollup_mark",
] as const

/**
 * Deleted monitors can be brought back for a quarter of an hour; then they go one after the other, the oldest first,
 * and what was known of them. @returns false when there is none
 */
export const eraseDeleted = async (sql: FleetSql): Promise<boolean> => {
  const [gone] = await sql<{ tenant_id: string; id: string }[]>`
    select tenant_id, id from monitor where deleted_at < now() - interval '15 minutes'
    order by deleted_at limit 1 for update skip locked`
  if (!gone) return false
  for (const link of ["group_id", "depends_on_id"] as const)
    await sql`update monitor set ${sql(link)} = null where tenant_id = ${gone.tenant_id} and ${sql(link)} = ${gone.id}`
  await sql`delete from monitor where tenant_id = ${gone.tenant_id} and id = ${gone.id}`
  for (const table of known)
    await sql`delete from ${sql(table)} where tenant_id = ${gone.tenant_id} and monitor_id = ${gone.id}`
  return true
}
