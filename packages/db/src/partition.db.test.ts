import { afterAll, beforeAll, expect, it } from "vitest"
import { createTestDatabase, type TestDatabase } from "../testing/index.ts"
import { openRawPool, type Pool } from "./connect.ts"
import { ensureDayPartitions } from "./partition.ts"
import { asOwner } from "./transaction.ts"

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

const first = Date.UTC(2031, 1, 27, 23, 59)
const ensure = (days = 3) => asOwner(pool, (sql) => ensureDayPartitions(sql, ["heartbeat", "evidence"], first, days))

it("makes what is missing, also when several try at once, and each once", async () => {
  const made = await Promise.all([ensure(), ensure(), ensure()])
  const names = ["20310227", "20310228", "20310301"].flatMap((day) => [`heartbeat_${day}`, `evidence_${day}`])
  expect(made.flat().sort()).toEqual(names.sort())
  expect(await ensure(4)).toEqual(["heartbeat_20310302", "evidence_20310302"])
})

it("takes rows of its UTC day, and of no other", async () => {
  const insert = (slotAt: string) => pool`
    insert into heartbeat (tenant_id, monitor_id, slot_at, started_at, token, region, attempt, status, state)
    values (gen_random_uuid(), gen_random_uuid(), ${slotAt}, ${slotAt}, 1, 1, 0, 'u', 'u')
    returning tableoid::regclass::text as at`
  expect(await insert("2031-03-01T23:59:59.999Z")).toEqual([{ at: "heartbeat_20310301" }])
  await expect(insert("2031-03-03T00:00:00Z")).rejects.toThrow("no partition")
})

it("walls partitions off: only the owner has a policy, and nobody a grant", async () => {
  const [row] = await pool`
    select c.relrowsecurity and c.relforcerowsecurity as walled,
      (select array_agg(polname::text) from pg_policy where polrelid = c.oid) as policies,
      has_table_privilege('nightjar_app', c.oid, 'select') or has_table_privilege('nightjar_worker', c.oid, 'select') as open
    from pg_class c where relname = 'heartbeat_20310301'`
  expect(row).toEqual({ walled: true, policies: ["owner"], open: false })
})
