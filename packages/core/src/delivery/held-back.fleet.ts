/** Outages that nobody is told of while what they depend on is down. */
import type { FleetSql } from "@nightjar/db/transaction"
import { uuidToId } from "@nightjar/kit/id"
import { defaultChannels } from "../channel/channel.fleet.ts"
import type { MonitorConfig } from "../monitor/monitor.ts"
import { stateLetters } from "../turn/turn.ts"
import { insertDeliveries } from "./delivery.fleet.ts"
import { planHeldBack, type Telling } from "./telling.ts"

/** Whose outage waits for which monitor (uuids). */
export interface HeldBack {
  tenantId: string
  incident: string
  parent: string
}

export const holdBack = async (sql: FleetSql, outages: readonly HeldBack[]): Promise<void> => {
  if (outages.length === 0) return
  await sql`
    update incident i set silenced_by_id = o.parent
    from unnest(${outages.map((o) => o.tenantId)}::uuid[], ${outages.map((o) => o.incident)}::uuid[],
      ${outages.map((o) => o.parent)}::uuid[]) as o (tenant_id, id, parent)
    where i.tenant_id = o.tenant_id and i.id = o.id`
}

interface Row {
  tenant_id: string
  id: string
  monitor_id: string
  opened_at: Date
  opened_seq: number
  reason: string
  muted: boolean
  workspace: string
  name: string
  config: MonitorConfig
  parent: string | null
  defaults: string[]
  now: Date
}

/**
 * Tells of outages that were held back, once what they depend on has not been down for as long as they need to be found
 * up themselves: an outage of its own must not be lost in that of another. Answers how many those were. What ends
 * meanwhile waits for the lock of its incident, and then finds what was told.
 */
export const tellHeldBack = async (sql: FleetSql, batch: number): Promise<number> => {
  const rows = await sql<Row[]>`
    select i.tenant_id, i.id, i.monitor_id, i.opened_at, i.opened_seq, i.reason, i.muted_at is not null as muted,
      w.name as workspace, m.name, m.config, p.name as parent, ${defaultChannels(sql)} as defaults,
      clock_timestamp() as now
    from incident i
    join tenant w on w.id = i.tenant_id
    join monitor m on m.tenant_id = i.tenant_id and m.id = i.monitor_id
    join standing s on s.tenant_id = i.tenant_id and s.monitor_id = i.monitor_id and s.settled = ${stateLetters.down}
    left join monitor p on p.tenant_id = i.tenant_id and p.id = i.silenced_by_id
    left join standing q on q.tenant_id = i.tenant_id and q.monitor_id = i.silenced_by_id
    where i.silenced_by_id is not null and i.resolved_at is null
      and (q.settled is null or q.settled <> ${stateLetters.down} and q.since <= clock_timestamp() - make_interval(
        secs => m.recoveries * m.interval_seconds + m.recovery_seconds + m.timeout_seconds))
    order by i.tenant_id, i.id limit ${batch}
    for update of i skip locked`
  if (rows.length === 0) return 0
  const told = rows.map((row) => ({
    tenantId: row.tenant_id,
    monitorId: row.monitor_id,
    seq: row.opened_seq,
    ...tellingOf(row),
  }))
  await sql`
    update incident i set silenced_by_id = null
    from unnest(${rows.map((r) => r.tenant_id)}::uuid[], ${rows.map((r) => r.id)}::uuid[]) as o (tenant_id, id)
    where i.tenant_id = o.tenant_id and i.id = o.id`
  await sql`
    update turn t set plan = n.plan::jsonb
    from unnest(${told.map((t) => t.tenantId)}::uuid[], ${told.map((t) => t.monitorId)}::uuid[],
      ${told.map((t) => t.seq)}::int4[], ${told.map((t) => JSON.stringify(t.plan))}::text[])
      as n (tenant_id, monitor_id, seq, plan)
    where t.tenant_id = n.tenant_id and t.monitor_id = n.monitor_id and t.seq = n.seq`
  await insertDeliveries(sql, told)
  return rows.length
}

const tellingOf = (row: Row): Telling =>
  planHeldBack(
    {
      workspace: { id: uuidToId("tenant", row.tenant_id), name: row.workspace },
      monitor: { id: uuidToId("monitor", row.monitor_id), name: row.name, config: row.config },
    },
    {
      id: uuidToId("incident", row.id),
      since: row.opened_at.getTime(),
      reason: row.reason,
      isMuted: row.muted,
    },
    { parent: row.parent ?? "what it depends on", now: row.now.toISOString() },
    { defaultChannels: row.defaults },
  )
