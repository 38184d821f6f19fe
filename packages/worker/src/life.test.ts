import { silentLog } from "@nightjar/kit/log"
import { expect, it } from "vitest"
import { manualClock } from "../testing/manual-clock.ts"
import { databaseClock } from "./database-clock.ts"
import type { Ledger } from "./ledger.ts"
import { createLife } from "./life.ts"

const setUp = (sign: () => number | null | Error) => {
  const clock = manualClock()
  const calls: string[] = []
  let lives = 0
  const ledger = {
    async beginLife(after: string, earlier: number | null) {
      calls.push(`begin after ${after}, earlier ${earlier}`)
      return ++lives
    },
    async giveSign() {
      const answer = sign()
      if (answer instanceof Error) throw answer
      return answer
    },
    reap: async () => 0,
  } as unknown as Ledger
  const time = databaseClock(clock)
  const load = () => ({ held: 0, running: 0, recording: 0, sending: 0 })
  const living = createLife({ ledger, databaseClock: time, log: silentLog, signMs: 1_000, load })
  return { living, calls, time, clock }
}

it("begins once, and learns the database's time from each sign", async () => {
  const { living, calls, time } = setUp(() => 5_000_000)
  expect(living.life).toBeNull()
  await living.loop.claim()
  await living.loop.claim()
  expect([living.life, calls, time.now()]).toEqual([1, ["begin after start, earlier null"], 5_000_000])
})

it("begins anew when it was taken for dead", async () => {
  const signs = [1, null, 2]
  const { living, calls } = setUp(() => signs.shift()!)
  await living.loop.claim()
  await living.loop.claim()
  expect(living.life).toBeNull()
  await living.loop.claim()
  expect([living.life, calls.at(-1)]).toEqual([2, "begin after freeze, earlier 1"])
})

it("holds nothing while the database is gone, and says so when it is back", async () => {
  const signs = [1, new Error("gone"), 2]
  const { living, calls } = setUp(() => signs.shift()!)
  await living.loop.claim()
  await expect(living.loop.claim()).rejects.toThrow("gone")
  expect(living.life).toBeNull()
  await living.loop.claim()
  expect(calls.at(-1)).toBe("begin after db_down, earlier 1")
})

it("takes the median, so that one late answer moves no clock", async () => {
  const { time, clock } = setUp(() => 0)
  for (const said of [100, 100, 100, 40, 100]) time.learn(said)
  expect(time.now()).toBe(100)
  await clock.pass(7)
  expect(time.now()).toBe(107)
})
