import { silentLog } from "@nightjar/kit/log"
import { expect, it } from "vitest"
import { manualClock } from "../testing/manual-clock.ts"
import { every, type Loop, type LoopReport, runLoop } from "./loop.ts"

const begin = <Work>(loop: Loop<Work>) => {
  const clock = manualClock()
  const end = new AbortController()
  const heard: string[] = []
  const listener = ({ what, count }: LoopReport) => heard.push(`${what} ${count}`)
  const running = runLoop(loop, { clock, log: silentLog, signal: end.signal, listener })
  const settle = () => clock.pass(0)
  return { clock, end, heard, running, settle }
}

const shelf = (batches: number[][]) => {
  const done: number[] = []
  const loop: Loop<number> = {
    name: "shelf",
    idleMs: 100,
    claim: async () => batches.shift() ?? [],
    work: async (taken) => void done.push(...taken),
  }
  return { loop, done }
}

it("works while there is work, and then looks again now and then", async () => {
  const { loop, done } = shelf([[1, 2], [3], [], [4]])
  const { clock, heard, settle } = begin(loop)
  await settle()
  expect(done).toEqual([1, 2, 3])
  expect(heard).toEqual(["claimed 2", "worked 2", "claimed 1", "worked 1", "idle 0"])
  expect(clock.sleeping).toEqual([100])
  await clock.pass(100)
  expect(done).toEqual([1, 2, 3, 4])
})

it("sleeps after less than a full batch", async () => {
  const { loop, done } = shelf([[1, 2], [3], [4]])
  const { clock, settle } = begin({ ...loop, full: 2 })
  await settle()
  expect([done, clock.sleeping]).toEqual([[1, 2, 3], [100]])
})

it("looks at once when it is woken, also when that was before it slept", async () => {
  const { loop, done } = shelf([[], [1], [], [2]])
  const { running, settle } = begin(loop)
  await settle()
  running.wake()
  await settle()
  expect(done).toEqual([1])
  running.wake()
  await settle()
  expect(done).toEqual([1, 2])
})

it("goes on after a failure, later each time", async () => {
  const failing = every("failing", 100, () => Promise.reject(new Error("no")))
  const { clock, heard, settle } = begin(failing)
  await settle()
  expect([heard, clock.sleeping]).toEqual([["failed 1"], [250]])
  await clock.pass(250)
  expect(clock.sleeping).toEqual([500])
  for (const _ of Array(8)) await clock.pass(5_000)
  expect(clock.sleeping).toEqual([5_000])
})

it("ends when it is told, after the work at hand", async () => {
  let finish = () => {}
  const slow: Loop<number> = {
    name: "slow",
    idleMs: 100,
    claim: async () => [1],
    work: () =>
      new Promise((resolve) => {
        finish = resolve
      }),
  }
  const { end, running, settle } = begin(slow)
  await settle()
  end.abort()
  finish()
  await expect(running.ended).resolves.toBeUndefined()
})

it("does a task again at once while there is more of it", async () => {
  const more = [true, true, false]
  const { heard, settle } = begin(every("task", 100, async () => more.shift()))
  await settle()
  expect(heard.filter((line) => line.startsWith("idle"))).toHaveLength(1)
  expect(more).toEqual([])
})
