import { storable } from "@nightjar/db/storable"
import type { FleetSql } from "@nightjar/db/transaction"
import { idToUuid, newId, uuidToId } from "@nightjar/kit/id"
import type { Fact } from "../event/event.fleet.ts"
import type { MonitorTurn } from "../turn/turn.ts"

/** Opens and resolves incidents as the turns, one a monitor, say. Returns what is to be told of it. */
export const followTurns = async (sql: FleetSql, turns: readonly MonitorTurn[]): Promise<Fact[]> => {
  const opening = turns.filter((turn) => turn.incident === "opens")
  const resolving = turns.filter((turn) => turn.incident === "resolves")
  const [opened, resolved] = await Promise.all([
    opening.length > 0 ? openIncidents(sql, opening) : [],
    resolving.length > 0 ? resolveIncidents(sql, resolving) : [],
  ])
  return [...factsOf("incident.opened", opened), ...factsOf("incident.resolved", resolved)]
}

interface Changed {
  tenant_id: string
  id: string
  monitor_id: string
}

const factsOf = (name: string, rows: readonly Changed[]): Fact[] =>
  rows.map((row) => ({
    tenantId: row.tenant_id,
    name,
    subject: uuidToId("incident", row.id),
    detail: { monitor: uuidToId("monitor", row.monitor_id) },
  }))

const openIncidents = (sql: FleetSql, turns: readonly MonitorTurn[]) => sql<Changed[]>`
  insert into incident (tenant_id, id, monitor_id, opened_at, opened_seq, reason)
  select * from unnest(${turns.map((t) => t.tenantId)}::uuid[], ${turns.map(() => idToUuid(newId("incident")))}::uuid[],
    ${turns.map((t) => t.monitorId)}::uuid[], ${turns.map((t) => t.since)}::timestamptz[],
    ${turns.map((t) => t.seq)}::int4[], ${turns.map((t) => storable(t.reason))}::text[])
  returning tenant_id, id, monitor_id`

const resolveIncidents = (sql: FleetSql, turns: readonly MonitorTurn[]) => sql<Changed[]>`
  update incident i set resolved_at = t.since, resolved_seq = t.seq
  from unnest(${turns.map((t) => t.tenantId)}::uuid[], ${turns.map((t) => t.monitorId)}::uuid[],
    ${turns.map((t) => t.since)}::timestamptz[], ${turns.map((t) => t.seq)}::int4[])
    as t (tenant_id, monitor_id, since, seq)
  where i.tenant_id = t.tenant_id and i.monitor_id = t.monitor_id and i.resolved_at is null
  returning i.tenant_id, i.id, i.monitor_id`
