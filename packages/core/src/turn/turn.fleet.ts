import type { FleetSql } from "@nightjar/db/transaction"
import { type Plan, stateLetters, type Turn } from "./turn.ts"

/** A turn and whose it is (uuids). */
export interface MonitorTurn extends Turn {
  tenantId: string
  monitorId: string
  /** One sentence: what was found. */
  reason: string
}

/** @param plans one for each turn */
export const insertTurns = (
  sql: FleetSql,
  turns: readonly MonitorTurn[],
  plans: readonly Plan[],
): Promise<unknown> => sql`
  insert into turn (tenant_id, monitor_id, seq, at, since, from_state, to_state, incident, reason, plan)
  select * from unnest(${turns.map((t) => t.tenantId)}::uuid[], ${turns.map((t) => t.monitorId)}::uuid[],
    ${turns.map((t) => t.seq)}::int4[], ${turns.map((t) => t.at)}::timestamptz[],
    ${turns.map((t) => t.since)}::timestamptz[], ${turns.map((t) => stateLetters[t.from])}::text[],
    ${turns.map((t) => stateLetters[t.to])}::text[], ${turns.map((t) => t.incident)}::text[],
    ${turns.map((t) => t.reason)}::text[], ${plans.map((plan) => JSON.stringify(plan))}::text[]::jsonb[])`
