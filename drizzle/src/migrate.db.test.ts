/** The migrations lead to what the code says; on a database of its own, not on the template. */

import { openRawPool, type Pool } from "@nightjar/db/connect"
import { createTestDatabase, type TestDatabase } from "@nightjar/db/testing"
import postgres from "postgres"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { migrate } from "./migrate.ts"
import { render } from "./schema-sql.ts"

let migrated: TestDatabase
let pool: Pool
beforeAll(async () => {
  migrated = await createTestDatabase()
  pool = openRawPool(migrated.url, { max: 1, name: "test" })
})
afterAll(async () => {
  await pool.end()
  await migrated.drop()
})

/** Columns, constraints, indexes and policies as the catalog spells them. */
const catalogOf = async (sql: Pool): Promise<string[]> => {
  const rows = await sql<{ line: string }[]>`
    select table_name || '.' || column_name || ' ' || udt_name || ' ' || is_nullable || ' ' || coalesce(column_default, '') as line
      from information_schema.columns where table_schema = 'public' and table_name not in ('migration', 'wall')
    union all select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint
      where connamespace = 'public'::regnamespace and conrelid <> 0 and conrelid::regclass::text not in ('migration', 'wall')
    union all select indexdef from pg_indexes where schemaname = 'public' and tablename not in ('migration', 'wall')
    union all select tablename || ' ' || policyname || ' ' || cmd || ' ' || roles::text || coalesce(qual, '') from pg_policies
    union all select relname || ' ' || relkind::text || ' ' || coalesce(pg_get_partkeydef(oid), '') || coalesce(reloptions::text, '')
      from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname not in ('migration', 'wall')
    order by 1`
  return rows.map((row) => row.line)
}

describe("migrate", () => {
  it("leads to the same catalog as schema.sql", async () => {
    const name = `fresh_${process.pid}_${Date.now()}`
    await pool.unsafe(`create database ${name}`)
    const url = new URL(migrated.url)
    url.pathname = `/${name}`
    const fresh = postgres(url.href, { max: 1, onnotice: () => {} })
    await fresh.unsafe(`grant all on schema public to nightjar_owner; grant create on schema public to nightjar_door;
      set role nightjar_owner; ${await render()}`)
    await fresh.unsafe("reset role")
    expect(await catalogOf(fresh)).toEqual(await catalogOf(pool))
    await fresh.end()
    await pool.unsafe(`drop database ${name}`)
  })

  it("does nothing the second time", async () => {
    expect(await migrate(migrated.url)).toEqual({ applied: [], wallsRaised: false })
  })

  it("can be run by two programs at once", async () => {
    const results = await Promise.all([migrate(migrated.url), migrate(migrated.url)])
    expect(results.flatMap((result) => result.applied)).toEqual([])
  })

  it("names the SQL to run when its login may not create roles", async () => {
    await pool.unsafe("drop role if exists nightjar_weakling; create role nightjar_weakling login password 'weak'")
    const url = new URL(migrated.url)
    url.username = "nightjar_weakling"
    url.password = "weak"
    await expect(migrate(url.href)).rejects.toThrow(/permission|may not|must be/i)
    await pool.unsafe("drop role nightjar_weakling")
  })
})
