import { getTableName } from "drizzle-orm"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { createTestDatabase, type TestDatabase } from "../testing/index.ts"
import { id, moment } from "./columns.ts"
import { openRawPool, type Pool } from "./connect.ts"
import { dropPart, ensureParts, listExpired, listParts } from "./partition.ts"
import { type Partition, tenantTable } from "./scope.ts"
import { asOwner } from "./transaction.ts"

/** Two tables of the product, as far as parts are concerned. */
const divided = (name: string, partition: Omit<Partition, "column">) =>
  tenantTable(
    name,
    { monitorId: id("monitor").notNull(), slotAt: moment().notNull() },
    { key: ["monitorId", "slotAt"], partition: { column: "slot_at", ...partition } },
  )
const byDay = divided("heartbeat", { each: "day", keepDays: null })
const byMonth = divided("evidence", { each: "month", keepDays: 90 })

let database: TestDatabase
let pool: Pool
beforeAll(async () => {
  database = await createTestDatabase()
  pool = openRawPool(database.url, { max: 3, name: "test" })
})
afterAll(async () => {
  await pool.end()
  await database.drop()
})

const ensure = (from: string, until: string) =>
  asOwner(pool, (sql) => ensureParts(sql, [byDay, byMonth], Date.parse(from), Date.parse(until)))
const insert = (slotAt: string) => pool`
  insert into heartbeat (tenant_id, monitor_id, slot_at, started_at, token, region, attempt, status, state)
  values (gen_random_uuid(), gen_random_uuid(), ${slotAt}, ${slotAt}, 1, 1, 0, 'u', 'u')
  returning tableoid::regclass::text as at`
const namesOf = async (table: typeof byDay) => (await listParts(pool, table)).map((part) => part.name)

describe("parts of tables", () => {
  it("are made where they are missing, also when several try at once, and each once", async () => {
    const make = () => ensure("2031-02-27T23:59:00Z", "2031-03-01T00:00:00Z")
    const made = await Promise.all([make(), make(), make()])
    const names = [
      "heartbeat_20310227",
      "heartbeat_20310228",
      "heartbeat_20310301",
      "evidence_203102",
      "evidence_203103",
    ]
    expect(made.flat().sort()).toEqual(names.sort())
    expect(await ensure("2031-02-28T00:00:00Z", "2031-03-02T00:00:00Z")).toEqual(["heartbeat_20310302"])
  })

  it("take rows of their UTC day, and of no other", async () => {
    expect(await insert("2031-03-01T23:59:59.999Z")).toEqual([{ at: "heartbeat_20310301" }])
    await expect(insert("2031-03-03T00:00:00Z")).rejects.toThrow("no partition")
  })

  it("are walled off: only the owner has a policy, and nobody a grant", async () => {
    const [row] = await pool`
      select c.relrowsecurity and c.relforcerowsecurity as walled,
        (select array_agg(polname::text) from pg_policy where polrelid = c.oid) as policies,
        has_table_privilege('nightjar_app', c.oid, 'select') or has_table_privilege('nightjar_worker', c.oid, 'select') as open
      from pg_class c where relname = 'heartbeat_20310301'`
    expect(row).toEqual({ walled: true, policies: ["owner"], open: false })
  })

  it("are known by when they begin and end", async () => {
    const parts = await listParts(pool, byMonth)
    expect(parts.map((part) => [part.name, new Date(part.until).toISOString()])).toEqual([
      ["evidence_203102", "2031-03-01T00:00:00.000Z"],
      ["evidence_203103", "2031-04-01T00:00:00.000Z"],
    ])
  })

  it("expire when they ended as long ago as they are kept", async () => {
    const expired = async (table: typeof byDay, now: string) =>
      (await listExpired(pool, table, Date.parse(now))).map((part) => part.name)
    expect(await expired(byMonth, "2031-05-29T23:59:59Z")).toEqual([])
    expect(await expired(byMonth, "2031-05-30T00:00:00Z")).toEqual(["evidence_203102"])
    expect(await expired(byDay, "2041-01-01T00:00:00Z")).toEqual([])
  })

  it("are dropped whole, unless somebody would have to wait for it", async () => {
    const [part] = await listParts(pool, byDay)
    const drop = () => asOwner(pool, (sql) => dropPart(sql, part!))
    await pool.begin(async (reader) => {
      await reader.unsafe(`select 1 from ${getTableName(byDay)}`)
      await expect(drop()).rejects.toMatchObject({ code: "55P03" })
    })
    await drop()
    expect(await namesOf(byDay)).not.toContain(part!.name)
  })
})
