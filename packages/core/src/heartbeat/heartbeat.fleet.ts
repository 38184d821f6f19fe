import { storableJson } from "@nightjar/db/storable"
import type { FleetSql } from "@nightjar/db/transaction"
import { stateLetters } from "../turn/turn.ts"
import { statusLetters } from "../verdict/verdict.ts"
import type { Evidence, Heartbeat } from "./heartbeat.ts"

export const insertHeartbeats = (sql: FleetSql, beats: readonly Heartbeat[]): Promise<unknown> => sql`
  insert into heartbeat (tenant_id, monitor_id, slot_at, started_at, latency_ms, token, seq, dns, connect, tls,
    first_byte, body, region, attempt, status, state)
  select * from unnest(${beats.map((b) => b.tenantId)}::uuid[], ${beats.map((b) => b.monitorId)}::uuid[],
    ${beats.map((b) => b.slotAt)}::timestamptz[], ${beats.map((b) => b.startedAt)}::timestamptz[],
    ${beats.map((b) => b.latencyMs)}::float4[], ${beats.map((b) => b.token)}::int4[],
    ${beats.map((b) => b.seq)}::int4[], ${beats.map((b) => b.phases.dns)}::int2[],
    ${beats.map((b) => b.phases.connect)}::int2[], ${beats.map((b) => b.phases.tls)}::int2[],
    ${beats.map((b) => b.phases.firstByte)}::int2[], ${beats.map((b) => b.phases.body)}::int2[],
    ${beats.map((b) => b.region)}::int2[], ${beats.map((b) => b.attempt)}::int2[],
    ${beats.map((b) => statusLetters[b.status])}::text[], ${beats.map((b) => stateLetters[b.state])}::text[])`

export const insertEvidence = (
  sql: FleetSql,
  rows: readonly { beat: Heartbeat; evidence: Evidence }[],
): Promise<unknown> => sql`
  insert into evidence (tenant_id, monitor_id, slot_at, region, attempt, status, outcome)
  select * from unnest(${rows.map((r) => r.beat.tenantId)}::uuid[], ${rows.map((r) => r.beat.monitorId)}::uuid[],
    ${rows.map((r) => r.beat.slotAt)}::timestamptz[], ${rows.map((r) => r.beat.region)}::int2[],
    ${rows.map((r) => r.beat.attempt)}::int2[], ${rows.map((r) => statusLetters[r.beat.status])}::text[],
    ${rows.map((r) => storableJson(r.evidence))}::text[]::jsonb[])`
