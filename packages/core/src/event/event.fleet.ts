import type { FleetSql } from "@nightjar/db/transaction"
import { idToUuid, newId } from "@nightjar/kit/id"

/** A fact of the engine: past tense, no permission (`incident.opened`). */
export interface Fact {
  /** A uuid. */
  tenantId: string
  name: string
  /** The id (TypeID) of what it happened to. */
  subject: string
  detail?: Readonly<Record<string, unknown>>
}

export const appendFacts = (sql: FleetSql, facts: readonly Fact[]): Promise<unknown> => sql`
  insert into event (tenant_id, id, name, subject, detail)
  select * from unnest(${facts.map((f) => f.tenantId)}::uuid[], ${facts.map(() => idToUuid(newId("event")))}::uuid[],
    ${facts.map((f) => f.name)}::text[], ${facts.map((f) => f.subject)}::text[],
    ${facts.map((f) => (f.detail ? JSON.stringify(f.detail) : null))}::text[]::jsonb[])`

/** Readers that fell further behind than this begin anew. */
export const dropOldEvents = (sql: FleetSql): Promise<unknown> =>
  sql`delete from event where at < now() - interval '1 hour'`
