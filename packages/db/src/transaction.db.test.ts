import { afterAll, beforeAll, expect, it } from "vitest"
import { createTestDatabase, type TestDatabase } from "../testing/index.ts"
import { openRawPool, type Pool } from "./connect.ts"
import { fleetDatabase } from "./transaction.ts"

let database: TestDatabase
let pool: Pool
beforeAll(async () => {
  database = await createTestDatabase()
  pool = openRawPool(database.url, { max: 2, name: "test" })
})
afterAll(async () => {
  await pool.end({ timeout: 1 })
  await database.drop()
})

it("refuses every statement of a transaction whose connection was lost, and the pool goes on", async () => {
  const refused = new Promise((resolve) => {
    const lost = fleetDatabase(pool).transaction(async (sql) => {
      const [own] = await sql`select pg_backend_pid() as pid`
      await pool`select pg_terminate_backend(${own!.pid})`
      await sql`select 1`.catch(() => {})
      // By now the pool may have given the connection to somebody else.
      await pool`select 1`
      await sql`select current_user`.then(resolve, (error) => resolve(error.message))
    })
    lost.catch(() => {})
  })
  await expect(refused).resolves.toContain("CONNECTION")
  expect(await pool`select 1 as one`).toEqual([{ one: 1 }])
})
