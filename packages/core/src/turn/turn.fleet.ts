import type { FleetSql } from "@nightjar/db/transaction"
import type { Runs } from "../verdict/verdict.ts"
import { stateLetters, type Turn } from "./turn.ts"

/** A turn and whose it is (uuids). */
export interface MonitorTurn extends Turn {
  tenantId: string
  monitorId: string
  /** One sentence: what was found. */
  reason: string
  /** What each region had seen. */
  runs: Runs
}

export const insertTurns = (sql: FleetSql, turns: readonly MonitorTurn[]): Promise<unknown> => sql`
  insert into turn (tenant_id, monitor_id, seq, at, since, from_state, to_state, incident, flapping,
    reason, runs)
  select * from unnest(${turns.map((t) => t.tenantId)}::uuid[], ${turns.map((t) => t.monitorId)}::uuid[],
    ${turns.map((t) => t.seq)}::int4[], ${turns.map((t) => t.at)}::timestamptz[],
    ${turns.map((t) => t.since)}::timestamptz[], ${turns.map((t) => stateLetters[t.from])}::text[],
    ${turns.map((t) => stateLetters[t.to])}::text[], ${turns.map((t) => t.incident)}::text[],
    ${turns.map((t) => t.flapping)}::text[], ${turns.map((t) => t.reason)}::text[],
    ${turns.map((t) => JSON.stringify(t.runs))}::text[]::jsonb[])`
