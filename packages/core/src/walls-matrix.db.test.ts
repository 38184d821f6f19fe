/**
 * L1: every tenant table × every statement × every wrong context, once with each wall alone.
 * Rows are made from the catalog, so a new table is in the matrix on the day it is written.
 */
import { openPool, openRawPool, type Pool } from "@nightjar/db/connect"
import { scopeOf } from "@nightjar/db/scope"
import { type TenantDb, tenantDatabase } from "@nightjar/db/tenant-db"
import { createTestDatabase, type TestDatabase } from "@nightjar/db/testing"
import { type Id, idToUuid, newId } from "@nightjar/kit/id"
import { getTableColumns, getTableName, sql } from "drizzle-orm"
import type { PgTable } from "drizzle-orm/pg-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type Schema, schema } from "./schema.ts"

const tenantTables: PgTable[] = Object.values(schema).filter((table) => scopeOf(table)?.kind === "tenant")
const mine = newId("tenant")
const theirs = newId("tenant")
let database: TestDatabase
let owner: Pool
let app: Pool

/** Constraints would only make the rows harder to invent; walls do not lean on them. */
const dropConstraints = `do $$ declare k record; begin
  for k in select conrelid::regclass as t, conname from pg_constraint
    where contype in ('c', 'f') and connamespace = 'public'::regnamespace and coninhcount = 0 loop
    execute format('alter table %s drop constraint %I', k.t, k.conname);
  end loop; end $$`

beforeAll(async () => {
  database = await createTestDatabase()
  owner = openRawPool(database.url, { max: 1, name: "test" })
  app = openPool(database.url, { max: 2, name: "test" })
  await owner.unsafe(dropConstraints)
  for (const table of tenantTables) await plant(table)
})
afterAll(async () => {
  await Promise.all([owner.end(), app.end()])
  await database.drop()
})

const invented: Record<string, string> = {
  uuid: "gen_random_uuid()",
  text: "md5(random()::text)",
  integer: "1",
  smallint: "1",
  bigint: "1",
  boolean: "false",
  jsonb: "'{}'",
  bytea: "'x'",
  xid8: "pg_current_xact_id()",
  pg_snapshot: "pg_current_snapshot()",
  "double precision": "1",
  real: "1",
  "timestamp with time zone": "now()",
  date: "now()::date",
}

/** The insert of one row, with every column filled in by its type. */
const insertOf = async (table: PgTable, tenant: Id<"tenant">): Promise<string> => {
  const name = getTableName(table)
  const columns = await owner<{ name: string; type: string }[]>`
    select column_name as name, data_type as type from information_schema.columns
    where table_schema = 'public' and table_name = ${name} and is_generated = 'NEVER' and is_identity = 'NO'`
  const values = columns.map(({ name: column, type }) =>
    column === "tenant_id" ? `'${idToUuid(tenant)}'` : (invented[type] ?? fail(`no value for type ${type} of ${name}`)),
  )
  return `insert into "${name}" (${columns.map((c) => `"${c.name}"`)}) values (${values})`
}
const fail = (message: string): never => {
  throw new Error(message)
}

const plant = async (table: PgTable) => {
  await ensurePartition(table)
  for (const tenant of [mine, theirs]) await owner.unsafe(await insertOf(table, tenant))
}

const ensurePartition = async (table: PgTable) => {
  const scope = scopeOf(table)
  if (scope?.kind !== "tenant" || !scope.partition) return
  await owner.unsafe(
    `create table if not exists "${getTableName(table)}_any" partition of "${getTableName(table)}" default`,
  )
}

/** Runs as the app with the walls' settings as given; answers rows affected or the error's code. */
const asApp = async (tenant: string, statement: string): Promise<number | string> => {
  try {
    return await app.begin(async (sql) => {
      await sql`select set_config('role', 'nightjar_app', true), set_config('app.tenant_id', ${tenant}, true)`
      return (await sql.unsafe(statement)).count
    })
  } catch (error) {
    return (error as { code: string }).code
  }
}

const contexts = { "another tenant": idToUuid(mine), "no tenant": "", "an unknown tenant": idToUuid(newId("tenant")) }
const granted = (table: PgTable, verb: string) => {
  const scope = scopeOf(table)
  return scope?.kind === "tenant" && (scope.grants ?? [verb]).includes(verb)
}

describe("row-level security alone", () => {
  for (const table of tenantTables) {
    const name = getTableName(table)
    const ofTheirs = `tenant_id = '${idToUuid(theirs)}'`
    for (const [context, tenant] of Object.entries(contexts)) {
      it(`keeps ${name} from ${context}`, async () => {
        expect(await asApp(tenant, `select * from "${name}" where ${ofTheirs}`)).toBe(0)
        const verbs = {
          update: `update "${name}" set tenant_id = tenant_id where ${ofTheirs}`,
          delete: `delete from "${name}" where ${ofTheirs}`,
        }
        for (const [verb, statement] of Object.entries(verbs))
          expect(await asApp(tenant, statement), verb).toBe(granted(table, verb) ? 0 : "42501")
        expect(await asApp(tenant, await insertOf(table, theirs))).toBe("42501")
      })
    }
    it(`does not let a row of ${name} be moved to another tenant`, async () => {
      expect(await asApp(idToUuid(mine), `update "${name}" set tenant_id = '${idToUuid(theirs)}'`)).toBe("42501")
    })
  }

  it("lets a tenant add to its own rows, and see them", async () => {
    for (const table of tenantTables) {
      if (granted(table, "insert"))
        // A table of one row a tenant has that row already: its key refuses another, no wall does.
        expect([1, "23505"], getTableName(table)).toContain(await asApp(idToUuid(mine), await insertOf(table, mine)))
      expect(
        await asApp(idToUuid(mine), `select * from "${getTableName(table)}"`),
        getTableName(table),
      ).toBeGreaterThan(0)
    }
  })
})

describe("the dialect alone", () => {
  beforeAll(async () => {
    for (const table of tenantTables)
      await owner.unsafe(`alter table "${getTableName(table)}" disable row level security`)
  })
  const asMe = <T>(use: (db: TenantDb<Schema>) => Promise<T>) => tenantDatabase(app, schema).write(mine, use)
  const tenantOf = (table: PgTable) => getTableColumns(table).tenantId!
  const countTheirs = async (table: PgTable) =>
    (await owner.unsafe(`select 1 from "${getTableName(table)}" where tenant_id = '${idToUuid(theirs)}'`)).length

  /** Rows of the other tenant that were written by another transaction than the one that planted them. */
  const touchedTheirs = async (table: PgTable) =>
    (
      await owner.unsafe(`select 1 from "${getTableName(table)}" where tenant_id = '${idToUuid(theirs)}'
        and xmin::text::bigint > ${planted.get(table)!}`)
    ).length
  const planted = new Map<PgTable, string>()
  beforeAll(async () => {
    for (const table of tenantTables) {
      const [row] = await owner.unsafe(`select max(xmin::text::bigint) as xid from "${getTableName(table)}"
        where tenant_id = '${idToUuid(theirs)}'`)
      planted.set(table, row!.xid)
    }
  })

  for (const table of tenantTables) {
    const name = getTableName(table)
    it(`confines select, update and delete of ${name}`, async () => {
      const before = await countTheirs(table)
      const rows = await asMe((db) =>
        db
          .select({ tenant: tenantOf(table) })
          .from(table)
          .where(sql`true or true`),
      )
      expect(new Set(rows.map((row) => row.tenant))).toEqual(new Set([mine]))
      const [field, column] = Object.entries(getTableColumns(table)).find(([name]) => name !== "tenantId")!
      const change = { [field]: sql`${column}` }
      if (granted(table, "update")) await asMe((db) => db.update(table).set(change).where(sql`true or true`))
      if (granted(table, "delete")) await asMe((db) => db.delete(table).where(sql`true or true`))
      expect(await countTheirs(table)).toBe(before)
      expect(await touchedTheirs(table)).toBe(0)
    })
  }
})
