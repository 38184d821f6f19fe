import { storable } from "@nightjar/db/storable"
import type { FleetSql } from "@nightjar/db/transaction"
import { type MonitorTurn, type Plan, stateLetters } from "./turn.ts"

/** @param plans one for each turn */
export const insertTurns = (
  sql: FleetSql,
  turns: readonly MonitorTurn[],
  plans: readonly Plan[],
): Promise<unknown> => sql`
  insert into turn (tenant_id, monitor_id, seq, at, since, from_state, to_state, incident, flapping,
    reason, runs, plan)
  select * from unnest(${turns.map((t) => t.tenantId)}::uuid[], ${turns.map((t) => t.monitorId)}::uuid[],
    ${turns.map((t) => t.seq)}::int4[], ${turns.map((t) => t.at)}::timestamptz[],
    ${turns.map((t) => t.since)}::timestamptz[], ${turns.map((t) => stateLetters[t.from])}::text[],
    ${turns.map((t) => stateLetters[t.to])}::text[], ${turns.map((t) => t.incident)}::text[],
    ${turns.map((t) => t.flapping)}::text[], ${turns.map((t) => storable(t.reason))}::text[],
    ${turns.map((t) => JSON.stringify(t.runs))}::text[]::jsonb[],
    ${plans.map((plan) => JSON.stringify(plan))}::text[]::jsonb[])`
