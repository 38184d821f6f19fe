import { randomBytes } from "node:crypto"
import type { LimitRule } from "@nightjar/core/ports"
import { openPool, type Pool } from "@nightjar/db/connect"
import { doorsOf } from "@nightjar/db/doors"
import { createTestDatabase, type TestDatabase } from "@nightjar/db/testing"
import { silentLog } from "@nightjar/kit/log"
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it, vi } from "vitest"
import { type Relay, relayTo } from "../testing/relay.ts"
import { createLimiter } from "./limiter.ts"

const rule: LimitRule = { name: "sign-in.account", points: 3, perSeconds: 60 }
const brief: LimitRule = { name: "slug.address", points: 1, perSeconds: 1 }

let database: TestDatabase
let pool: Pool
let redis: Relay
beforeAll(async () => {
  database = await createTestDatabase()
  pool = openPool(database.url, { max: 4, name: "test" })
})
afterAll(async () => {
  await pool.end()
  await database.drop()
})
beforeEach(async () => {
  redis = await relayTo(inject("redisUrl"))
})
afterEach(() => redis.close())

const open = (redisUrl: string | undefined, doors = doorsOf(pool)) => {
  const prefix = `test-${randomBytes(4).toString("hex")}`
  const limiter = createLimiter({ redisUrl, doors, prefix, log: silentLog })
  const take = (key: string, times = 1, by = rule) =>
    Promise.allSettled(Array.from({ length: times }, () => limiter.take(by, key))).then(
      (tries) => tries.filter((one) => one.status === "fulfilled").length,
    )
  return { ...limiter, takeMany: take }
}
const key = () => randomBytes(4).toString("hex")

describe.each(["redis", "postgres"] as const)("the limiter on %s", (store) => {
  const openStore = () => open(store === "redis" ? redis.url : undefined)

  it("lets so many through, however many come at once, and refuses the rest with a time", async () => {
    const limiter = openStore()
    const [mine, theirs] = [key(), key()]
    expect(await limiter.takeMany(mine, 20)).toBe(3)
    await expect(limiter.take(rule, mine)).rejects.toMatchObject({
      code: "rate_limited",
      message: expect.stringMatching(/^Too many attempts. Try again in (1 min|5\d s)\.$/),
      detail: { retryAfterSeconds: expect.any(Number) },
    })
    expect(await limiter.takeMany(theirs)).toBe(1)
    await limiter.close()
  })

  it("gives the budget back", async () => {
    const limiter = openStore()
    const mine = key()
    await limiter.takeMany(mine, 5)
    await limiter.reset(rule, mine)
    expect(await limiter.takeMany(mine)).toBe(1)
    await limiter.close()
  })

  it("begins anew when the time is over", async () => {
    const limiter = openStore()
    const mine = key()
    expect(await limiter.takeMany(mine, 2, brief)).toBe(1)
    await vi.waitFor(async () => expect(await limiter.takeMany(mine, 1, brief)).toBe(1), {
      timeout: 5_000,
      interval: 100,
    })
    await limiter.close()
  })
})

describe("the limiter", () => {
  it("goes on in PostgreSQL while Redis is gone", async () => {
    redis.cut()
    const limiter = open(redis.url)
    expect(await limiter.takeMany(key(), 5)).toBe(3)
    await limiter.close()
  })

  it("waits for no frozen Redis", async () => {
    const limiter = open(redis.url)
    const mine = key()
    await limiter.take(rule, mine)
    redis.freeze()
    expect(await limiter.takeMany(mine, 5)).toBe(3)
    await limiter.close()
  })

  it("refuses everybody when nothing can count", async () => {
    const limiter = open(undefined, { ask: () => Promise.reject(new Error("gone")) })
    await expect(limiter.take(rule, key())).rejects.toMatchObject({ code: "unavailable" })
    await expect(limiter.reset(rule, key())).rejects.toMatchObject({ code: "unavailable" })
  })

  it("leaves no rows behind that have run out long ago", async () => {
    const limiter = open(undefined)
    const owner = openPool(database.url, { max: 1, name: "test" })
    await owner`insert into rate_limit (key, taken, ends_at)
      select 'old ' || n, 1, now() - interval '1 hour' from generate_series(1, 12) n`
    await limiter.takeMany(key(), 2)
    expect(await owner`select key from rate_limit where key like 'old %'`).toHaveLength(0)
    await owner.end()
  })
})
