/** L0: what the database's own catalog says of the walls, for every table there is. */
import { openRawPool, type Pool } from "@nightjar/db/connect"
import { proveWalls } from "@nightjar/db/proof"
import { scopeOf } from "@nightjar/db/scope"
import { createTestDatabase, type TestDatabase } from "@nightjar/db/testing"
import { roles } from "@nightjar/db/walls"
import { getTableName } from "drizzle-orm"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { doors } from "./doors.ts"
import { schema } from "./schema.ts"
import { walls } from "./walls.ts"

/** What `migrate` itself keeps; no role but the owner has any right to it. */
const bookkeeping = ["migration", "wall"]

/** Names that all tenants share, because they are asked for before the tenant is known. */
const sharedNames = [
  "tenant_slug_key",
  "user_email_key",
  "domain_host_key",
  "session_hash_key",
  "arrival_hash_key",
  "api_key_hash_key",
  "invitation_hash_key",
  "monitor_push_token_key",
  "region_name_key",
  "billing_customer_key",
  "status_page_slug_key",
]

const tables = Object.values(schema)
const tenantTables = tables.filter((table) => scopeOf(table)?.kind === "tenant").map(getTableName)

let database: TestDatabase
let pool: Pool
beforeAll(async () => {
  database = await createTestDatabase()
  pool = openRawPool(database.url, { max: 2, name: "test" })
})
afterAll(async () => {
  await pool.end()
  await database.drop()
})

const names = async (query: string): Promise<string[]> =>
  (await pool.unsafe(query)).map((row) => row.name as string).sort()

describe("the catalog", () => {
  it("knows every table of the code, and the code every table of the catalog", async () => {
    const parents = "relkind in ('r', 'p') and not relispartition and relnamespace = 'public'::regnamespace"
    expect(await names(`select relname as name from pg_class where ${parents}`)).toEqual(
      [...tables.map(getTableName), ...bookkeeping].sort(),
    )
  })

  it("has row-level security enabled and forced on every table and partition, all owned by the owner", async () => {
    const open = `select c.relname as name from pg_class c where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace
      and relname not in ('migration', 'wall')
      and not (relrowsecurity and relforcerowsecurity and relowner = 'nightjar_owner'::regrole)`
    expect(await names(open)).toEqual([])
  })

  it("gives the app one policy per tenant table, by the tenant of the transaction", async () => {
    const policies = await pool<{ name: string; qual: string; check: string }[]>`
      select tablename as name, qual, with_check as check from pg_policies where 'nightjar_app' = any(roles)`
    const byTable = new Map(policies.map((policy) => [policy.name, policy]))
    for (const table of tenantTables) {
      const policy = byTable.get(table)
      expect(policy?.qual, table).toMatch(/^\(tenant_id = \( SELECT .*current_setting\('app.tenant_id'/)
      expect(policy?.check, table).toBe(policy?.qual)
    }
    expect(policies).toHaveLength(byTable.size)
  })

  it("leads every primary key of a tenant table with the tenant", async () => {
    const wrong = `select c.relname as name from pg_index i join pg_class c on c.oid = i.indrelid
      join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
      where i.indisprimary and a.attname <> 'tenant_id' and c.relname = any('{${tenantTables}}')`
    expect(await names(wrong)).toEqual([])
  })

  it("leads every other unique key with the tenant, except the short list of shared names", async () => {
    const shared = `select k.relname as name from pg_index i join pg_class c on c.oid = i.indrelid
      join pg_class k on k.oid = i.indexrelid join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
      where i.indisunique and not i.indisprimary and a.attname <> 'tenant_id' and c.relnamespace = 'public'::regnamespace`
    expect(await names(shared)).toEqual([...sharedNames].sort())
  })

  it("carries the tenant in every foreign key between tenant tables", async () => {
    const plain = `select k.conname as name from pg_constraint k
      join pg_attribute own on own.attrelid = k.conrelid and own.attnum = k.conkey[1]
      join pg_attribute other on other.attrelid = k.confrelid and other.attnum = k.confkey[1]
      join pg_class target on target.oid = k.confrelid
      where k.contype = 'f' and target.relname = any('{${tenantTables}}')
      and (own.attname <> 'tenant_id' or other.attname <> 'tenant_id')`
    expect(await names(plain)).toEqual([])
  })

  it("gives each role exactly the rights that the lists name", async () => {
    const granted = await names(`select distinct grantee || ' ' || lower(privilege_type) || ' ' || table_name as name
      from information_schema.role_table_grants where table_schema = 'public' and grantee like 'nightjar%'
      and grantee not in ('nightjar_owner', 'nightjar_door') order by 1`)
    expect(granted).toEqual(expectedGrants())
  })

  it("has roles that neither log in nor pass by the walls", async () => {
    const strong = `select rolname as name from pg_roles where rolname like 'nightjar%'
      and (rolcanlogin or rolsuper or rolbypassrls or rolinherit)`
    expect(await names(strong)).toEqual([])
    expect(await names("select rolname as name from pg_roles where rolname like 'nightjar%'")).toEqual(
      [...roles].sort(),
    )
  })

  it("has no definer function but the doors, which are the door role's own and fix their search path", async () => {
    const definers = `select proname as name from pg_proc where prosecdef and pronamespace = 'public'::regnamespace`
    expect(await names(definers)).toEqual(doors.map((door) => `door_${door.name}`).sort())
    const loose = `${definers} and (proowner <> 'nightjar_door'::regrole or proconfig is null)`
    expect(await names(loose)).toEqual([])
  })

  it("has no view, no enum, and no numeric or array column: their operators are not leakproof", async () => {
    expect(await names("select viewname as name from pg_views where schemaname = 'public'")).toEqual([])
    expect(await names("select matviewname as name from pg_matviews")).toEqual([])
    expect(await names("select typname as name from pg_type where typtype = 'e'")).toEqual([])
    const slow = `select table_name || '.' || column_name as name from information_schema.columns
      where table_schema = 'public' and data_type in ('numeric', 'ARRAY')`
    expect(await names(slow)).toEqual([])
  })

  it("satisfies the proof that both programs ask for at start", async () => {
    await expect(proveWalls(pool)).resolves.toBeUndefined()
    await pool.begin(async (sql) => {
      await sql.unsafe("set local role nightjar_owner")
      await sql.unsafe("alter table member disable row level security")
    })
    await expect(proveWalls(pool)).rejects.toThrow("row-level security does not hold on member")
  })
})

/** `role privilege table`, from the scopes and the fleet's lists; column grants do not show as table grants. */
const expectedGrants = (): string[] => {
  const lines = new Set<string>()
  for (const table of tables) {
    const scope = scopeOf(table)!
    const all = scope.kind === "tenant" ? ["select", "insert", "update", "delete"] : []
    for (const grant of scope.grants ?? all)
      if (!grant.includes("(")) lines.add(`nightjar_app ${grant} ${getTableName(table)}`)
  }
  for (const [role, list] of [
    ["nightjar_worker", walls.worker],
    ["nightjar_feed", walls.feed],
  ] as const)
    for (const { table, grants } of list)
      for (const grant of grants) if (!grant.includes("(")) lines.add(`${role} ${grant} ${getTableName(table)}`)
  return [...lines].sort()
}
