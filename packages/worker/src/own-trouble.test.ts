import type { Found } from "@nightjar/core/heartbeat"
import { silentLog } from "@nightjar/kit/log"
import { minute } from "@nightjar/kit/time"
import { expect, it } from "vitest"
import { manualClock } from "../testing/manual-clock.ts"
import { createOwnTrouble } from "./own-trouble.ts"

const found = (status: "up" | "down"): Found => ({ status, code: status, message: "", latencyMs: 1, phases: {} })

const setUp = (reachable: { now: boolean }) => {
  const clock = manualClock()
  const told: boolean[] = []
  let asked = 0
  const trouble = createOwnTrouble({
    clock,
    log: silentLog,
    onTrouble: (lasts) => told.push(lasts),
    async reach() {
      asked++
      return reachable.now
    },
  })
  const weigh = async (status: "up" | "down", count: number) => {
    const statuses: string[] = []
    for (let i = 0; i < count; i++) statuses.push((await trouble.weigh(`m${i}`, found(status))).status)
    return statuses
  }
  return { clock, told, asked: () => asked, weigh }
}

it("asks nobody while no more fails than usual", async () => {
  const { weigh, asked } = setUp({ now: false })
  await weigh("up", 50)
  expect(new Set(await weigh("down", 5))).toEqual(new Set(["down"]))
  expect(asked()).toBe(0)
})

it("asks the control targets once when much fails at once, and believes the failures when they answer", async () => {
  const { weigh, clock, asked, told } = setUp({ now: true })
  await weigh("up", 50)
  await clock.pass(30_000)
  expect(new Set(await weigh("down", 60))).toEqual(new Set(["down"]))
  expect([asked(), told]).toEqual([1, []])
})

it("knows nothing of the targets while the control targets fail too, and tells when that is over", async () => {
  const reachable = { now: false }
  const { weigh, clock, told } = setUp(reachable)
  await weigh("up", 40)
  await clock.pass(30_000)
  const statuses = await weigh("down", 30)
  expect(statuses.slice(15)).toEqual(Array.from({ length: 15 }, () => "unknown"))
  reachable.now = true
  await clock.pass(10_000)
  expect((await weigh("down", 30)).at(-1)).toBe("down")
  expect(told).toEqual([true, false])
})

it("excuses no monitor for more than three slots", async () => {
  const { weigh, clock } = setUp({ now: false })
  await weigh("up", 40)
  await clock.pass(30_000)
  await weigh("down", 30)
  const last: string[] = []
  for (let slot = 0; slot < 4; slot++) last.push((await weigh("down", 30)).at(-1)!)
  expect(last).toEqual(["unknown", "unknown", "down", "down"])
})

it("takes what has failed for long as usual", async () => {
  const { weigh, clock, asked } = setUp({ now: true })
  for (let i = 0; i < 20; i++) {
    await weigh("down", 20)
    await clock.pass(minute)
  }
  const before = asked()
  await weigh("down", 20)
  expect(asked()).toBe(before)
})
