import { openPool, type Pool } from "@nightjar/db/connect"
import { createTestDatabase, type TestDatabase } from "@nightjar/db/testing"
import { idToUuid, newId } from "@nightjar/kit/id"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { positionBefore } from "../event/position.ts"
import { openFeed } from "./feed.queries.ts"

const tenant = newId("tenant")
let database: TestDatabase
/** One connection, so that what it has counted can be asked of it. */
let pool: Pool
beforeAll(async () => {
  database = await createTestDatabase()
  pool = openPool(database.url, { max: 1, name: "test" })
  await pool`insert into tenant (id, slug, name) values (${idToUuid(tenant)}, 'acme', 'Acme')`
})
afterAll(async () => {
  await pool.end()
  await database.drop()
})

const addEvents = async (transactions: number, each: number) => {
  for (let n = 0; n < transactions; n++)
    await pool`insert into event (tenant_id, id, name)
      select ${idToUuid(tenant)}, gen_random_uuid(), 'monitor.pause' from generate_series(1, ${each}::int)`
  await pool`analyze event`
}
const scans = async () => {
  await pool`select pg_stat_force_next_flush()`
  const [row] = await pool<{ whole: number; read: number }[]>`
    select seq_scan::int as whole, idx_tup_read::int as read from pg_stat_user_tables t
    join pg_stat_user_indexes i using (relid) where t.relname = 'event' and indexrelname = 'event_position_idx'`
  return row!
}
const start = positionBefore("3", 0)

describe("the feed", () => {
  it.each([1_000, 10_000])("reads no more than its batch with %d times ten events more in the table", async (each) => {
    await addEvents(10, each)
    const before = await scans()
    const { events, isFull } = await openFeed(pool).read({ after: start, limit: 50 })
    const after = await scans()
    expect([events.length, isFull]).toEqual([50, true])
    expect(after.whole - before.whole).toBe(0)
    expect(after.read - before.read).toBeLessThanOrEqual(100)
  })

  it("comes to its end batch by batch, each event once and in order", async () => {
    const feed = openFeed(pool)
    const positions: string[] = []
    for (let after = start, isFull = true; isFull; ) {
      const batch = await feed.read({ after, limit: 30_000 })
      positions.push(...batch.events.map((event) => event.position))
      after = positions.at(-1)!
      isFull = batch.isFull
    }
    expect(new Set(positions).size).toBe(110_000)
    expect(positions).toEqual(positions.toSorted())
  })

  it("gives one tenant its own, up to a position", async () => {
    const { events } = await openFeed(pool).read({ after: start, limit: 5 })
    const upTo = events[2]!.position
    const mine = await openFeed(pool).read({ after: start, upTo, tenant, limit: 50 })
    expect(mine.events).toEqual(events.slice(0, 3))
    const theirs = await openFeed(pool).read({ after: start, upTo, tenant: newId("tenant"), limit: 50 })
    expect(theirs.events).toEqual([])
  })
})
