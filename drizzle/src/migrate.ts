/**
 * Brings a database to the present: roles, then each migration once, then the walls whenever their text has changed.
 * Safe to run from several programs at once (an advisory lock), and safe to stop anywhere (transactions).
 */
import { createHash } from "node:crypto"
import { walls } from "@nightjar/core/walls"
import { openRawPool } from "@nightjar/db/connect"
import { renderDoors, renderTables } from "@nightjar/db/walls"
import type { ReservedSql } from "postgres"
import { pendingMigrations } from "./migrations.ts"
import { ensureRoles } from "./roles.ts"

/** Any number, as long as nobody else locks it: "nightjar" on a phone's keys. */
const lockKey = 64_445_277

export interface MigrateResult {
  applied: string[]
  wallsRaised: boolean
}

/** @param ownerUrl a login that may create roles, or one for which they were made (see `infra/postgres/roles.sql`) */
export const migrate = async (ownerUrl: string): Promise<MigrateResult> => {
  const pool = openRawPool(ownerUrl, { max: 1, name: "nightjar-migrate" })
  try {
    const connection = await pool.reserve()
    try {
      await connection`select pg_advisory_lock(${lockKey})`
      await ensureRoles(connection)
      await begin(connection, (sql) => sql.unsafe(bookkeeping))
      const applied = await applyMigrations(connection)
      return { applied, wallsRaised: await raiseWalls(connection) }
    } finally {
      connection.release()
    }
  } finally {
    await pool.end()
  }
}

const bookkeeping = `
  create table if not exists migration (name text primary key, applied_at timestamptz not null default now());
  create table if not exists wall (hash text primary key, raised_at timestamptz not null default now());`

/** A transaction as the owner of the schema. */
const begin = async <T>(connection: ReservedSql, use: (sql: ReservedSql) => Promise<T>): Promise<T> => {
  await connection`begin`
  try {
    await connection`set local role nightjar_owner`
    const result = await use(connection)
    await connection`commit`
    return result
  } catch (error) {
    await connection`rollback`
    throw error
  }
}

const applyMigrations = async (connection: ReservedSql): Promise<string[]> => {
  const done = await begin(connection, (sql) => sql<{ name: string }[]>`select name from migration`)
  const pending = pendingMigrations(done.map((row) => row.name))
  for (const migration of pending) {
    await begin(connection, async (sql) => {
      await sql.unsafe(migration.text)
      await sql`insert into migration (name) values (${migration.name})`
    })
  }
  return pending.map((migration) => migration.name)
}

const raiseWalls = async (connection: ReservedSql): Promise<boolean> => {
  const tables = renderTables(walls)
  const doors = renderDoors(walls)
  const hash = createHash("sha256").update(tables).update(doors).digest("hex")
  return begin(connection, async (sql) => {
    const [standing] = await sql`select 1 from wall where hash = ${hash}`
    if (standing) return false
    await sql.unsafe(tables)
    await sql`delete from wall`
    await sql`insert into wall (hash) values (${hash})`
    // Only the login may grant on the schema; the door role may create in it for this moment alone.
    await sql.unsafe(
      "set local role none; grant create on schema public to nightjar_door; set local role nightjar_door",
    )
    await sql.unsafe(doors)
    await sql.unsafe("set local role none; revoke create on schema public from nightjar_door")
    return true
  })
}
