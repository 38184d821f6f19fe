import { expect, it } from "vitest"
import { manualClock } from "../testing/manual-clock.ts"
import { gather } from "./gather.ts"

it("asks once for all that came meanwhile, and gives each its answer", async () => {
  const clock = manualClock()
  const batches: number[][] = []
  const ask = gather(
    async (items: readonly number[]) => {
      batches.push([...items])
      return items.map((item) => item * 10)
    },
    { clock, waitMs: 20 },
  )
  const first = [ask(1), ask(2)]
  await clock.pass(20)
  const later = ask(3)
  await clock.pass(20)
  expect(await Promise.all([...first, later])).toEqual([10, 20, 30])
  expect(batches).toEqual([[1, 2], [3]])
})

it("fails those of one batch alone", async () => {
  const clock = manualClock()
  const answers = [new Error("gone"), null]
  const ask = gather(
    async (items: readonly string[]) => {
      const answer = answers.shift()
      if (answer) throw answer
      return items
    },
    { clock, waitMs: 20 },
  )
  const lost = ask("a")
  lost.catch(() => {})
  await clock.pass(20)
  await expect(lost).rejects.toThrow("gone")
  const fine = ask("b")
  await clock.pass(20)
  expect(await fine).toBe("b")
})
