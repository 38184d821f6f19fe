import { createWorld, type World } from "@nightjar/core/testing"
import { openRawPool, type Pool } from "@nightjar/db/connect"
import { minute } from "@nightjar/kit/time"
import { afterAll, beforeAll, expect, it } from "vitest"
import { askOracle } from "./oracle.ts"
import { plantTenants } from "./plant.ts"

let world: World
let pool: Pool
beforeAll(async () => {
  world = await createWorld()
  pool = openRawPool(world.url, { max: 1, name: "test" })
})
afterAll(async () => {
  await pool.end()
  await world.close()
})

const size = { tenants: 2, monitors: 3, hours: 3, intervalMs: minute, isStopped: true }
const broken = async () => (await askOracle(pool)).map((violation) => violation.invariant)

it("plants what the engine could have written, and more beside it", async () => {
  const planted = await plantTenants(world.url, size)
  expect(planted.map((tenant) => tenant.slug)).toEqual(["bench-0000", "bench-0001"])
  await plantTenants(world.url, { ...size, firstTenant: 2 })
  expect(await broken()).toEqual([])
})

it("plants a longer past of outages, and buckets of heartbeats that are not there", async () => {
  await plantTenants(world.url, { ...size, tenants: 1, firstTenant: 4, withPast: 1, pastDays: 90 })
  const [past] =
    await pool`select count(*)::int as outages from span where state = 'd' and from_at < now() - interval '1 day'`
  expect(past!.outages).toBe(size.monitors * 30)
  // Sketches too, unless the heartbeats begin with a day: then no bucket counts some that are there and some that are not.
  expect(["I11a", "I11a,I11b"]).toContain((await broken()).join())
})
