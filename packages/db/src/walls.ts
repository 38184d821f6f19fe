/**
 * Wall 2 of 2: row-level security, written from the tables themselves. `migrate` applies this after every
 * migration whenever its text has changed, so no migration has to remember a policy and none can forget one.
 */
import { getTableName, SQL, sql } from "drizzle-orm"
import { type AnyPgColumn, PgDialect, type PgTable } from "drizzle-orm/pg-core"
import { type Door, doorGrants, renderDoor } from "./door.ts"
import { policy } from "./policy.ts"
import { type Scope, scopeOf } from "./scope.ts"

/** Roles are made once for the whole server; none logs in, none passes by row-level security. */
export const roles = [
  "nightjar_owner",
  "nightjar_app",
  "nightjar_door",
  "nightjar_feed",
  "nightjar_worker",
  "nightjar_admin",
] as const

/** What the worker or the feed may do with a table across all tenants, and the statements that need it. */
export interface FleetGrant {
  table: PgTable
  grants: readonly string[]
  reason: string
}

export interface Walls {
  tables: readonly PgTable[]
  worker: readonly FleetGrant[]
  feed: readonly FleetGrant[]
  doors: readonly Door[]
}

const currentTenant = "(select nullif(current_setting('app.tenant_id', true), '')::uuid)"
const everything = ["select", "insert", "update", "delete"]

/** Policies and grants; run as `nightjar_owner`. */
export const renderTables = (walls: Walls): string =>
  [
    dropPolicies,
    ...walls.tables.map(renderTable),
    ...walls.worker.map((grant) => renderFleet("nightjar_worker", grant)),
    ...walls.feed.map((grant) => renderFleet("nightjar_feed", grant)),
    ...doorGrants(walls.doors),
  ].join("\n\n")

/** The doors; run as `nightjar_door`, so that they are its own. */
export const renderDoors = (walls: Walls): string => [dropDoors, ...walls.doors.map(renderDoor)].join("\n\n")

/** What an older version had and this one has not must go too. */
const dropPolicies = `do $$ declare p record; begin
  for p in select policyname, tablename from pg_policies where schemaname = 'public' loop
    execute format('drop policy %I on %I', p.policyname, p.tablename);
  end loop;
end $$;`

const dropDoors = `do $$ declare f record; begin
  for f in select oid::regprocedure as signature from pg_proc where proowner = 'nightjar_door'::regrole loop
    execute format('drop function %s', f.signature);
  end loop;
end $$;`

const renderTable = (table: PgTable): string => {
  const name = `"${getTableName(table)}"`
  const scope = scopeOf(table)
  if (!scope) throw new Error(`Table ${name} is made by neither tenantTable nor globalTable.`)
  const condition = visibleRows(table, scope)
  const grants = scope.grants ?? (scope.kind === "tenant" ? everything : [])
  return [
    `-- ${name}`,
    `alter table ${name} enable row level security;`,
    `alter table ${name} force row level security;`,
    `revoke all on ${name} from public, nightjar_app, nightjar_door, nightjar_feed, nightjar_worker, nightjar_admin;`,
    policy(name, "owner", "all", "nightjar_owner", "true"),
    ...(scope.kind === "tenant" && scope.storage ? [`alter table ${name} set (${scope.storage});`] : []),
    ...(condition
      ? [
          policy(name, "tenant", "all", "nightjar_app", condition),
          ...grants.map((g) => `grant ${g} on ${name} to nightjar_app;`),
        ]
      : []),
  ].join("\n")
}

const visibleRows = (table: PgTable, scope: Scope): string | undefined => {
  if (scope.kind === "tenant") return `tenant_id = ${currentTenant}`
  if (!scope.visible) return undefined
  const column = (name: string) => (table as unknown as Record<string, AnyPgColumn>)[name]!
  const condition = scope.visible(column, new SQL([sql.raw(currentTenant)]))
  return new PgDialect({ casing: "snake_case" }).sqlToQuery(condition).sql
}

const renderFleet = (role: string, { table, grants, reason }: FleetGrant): string => {
  const name = `"${getTableName(table)}"`
  const suffix = role.replace("nightjar_", "")
  return [
    `-- ${role} on ${name}: ${reason}`,
    policy(name, suffix, "all", role, "true"),
    `grant ${grants.join(", ")} on ${name} to ${role};`,
  ].join("\n")
}
