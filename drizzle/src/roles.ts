/** The roles of walls.md. None logs in; the login of this connection may only put them on, never inherits them. */
import { roles } from "@nightjar/db/walls"
import type { ReservedSql } from "postgres"

/** The SQL for an operator whose migration login may not create roles. `login` is the programs' login. */
export const rolesSql = (login: string, version: number): string =>
  [
    ...roles.map((role) => `create role ${role} nologin noinherit;`),
    ...roles.map((role) => grantRole(role, login, version)),
    "grant create, usage on schema public to nightjar_owner;",
    ...roles.filter((role) => role !== "nightjar_owner").map((role) => `grant usage on schema public to ${role};`),
  ].join("\n")

/** Before 16 inheriting is a property of the member, so the login itself is made `noinherit` (below). */
const grantRole = (role: string, login: string, version: number) =>
  version >= 16 ? `grant ${role} to "${login}" with inherit false, set true;` : `grant ${role} to "${login}";`

/** Throws with the SQL to run when roles are missing and this login may not make them. */
export const ensureRoles = async (sql: ReservedSql): Promise<void> => {
  const [me] = await sql<{ login: string; version: number; may: boolean; super: boolean }[]>`
    select current_user as login, current_setting('server_version_num')::int / 10000 as version,
      rolsuper or rolcreaterole as may, rolsuper as super
    from pg_roles where rolname = current_user`
  const { login, version, may } = me!
  const known = await sql<{ rolname: string }[]>`select rolname from pg_roles where rolname in ${sql([...roles])}`
  const missing = roles.filter((role) => !known.some((row) => row.rolname === role))
  if (missing.length > 0 && !may)
    throw new Error(
      `The login "${login}" may not create roles. Run this once as an administrator, then start again:\n\n${rolesSql(login, version)}\n`,
    )
  for (const role of missing) await createRole(sql, role)
  if (!may) return
  if (version < 16 && !me!.super) await sql.unsafe(`alter role "${login}" noinherit`)
  for (const role of roles) if (!(await mayPutOn(sql, role))) await sql.unsafe(grantRole(role, login, version))
  await sql.unsafe("grant create, usage on schema public to nightjar_owner")
  await sql.unsafe(`grant usage on schema public to ${roles.join(", ")}`)
}

/** Roles belong to the server, not to the database: two databases may be migrated at the same moment. */
const createRole = (sql: ReservedSql, role: string) =>
  sql.unsafe(
    `do $$ begin create role ${role} nologin noinherit; exception when duplicate_object or unique_violation then null; end $$`,
  )

const mayPutOn = async (sql: ReservedSql, role: string): Promise<boolean> => {
  const [row] = await sql<{ ok: boolean }[]>`
    select exists (select 1 from pg_auth_members m join pg_roles r on r.oid = m.roleid
      where r.rolname = ${role} and m.member = current_user::regrole) as ok`
  return row!.ok
}
