import { expect, it } from "vitest"
import { day, hour, humanDuration, minute, second, systemClock } from "./time.ts"

it.each([
  [0, "0 s"],
  [999, "0 s"],
  [12 * second, "12 s"],
  [4 * minute + 12 * second, "4 min 12 s"],
  [2 * hour, "2 h"],
  [3 * day + 4 * hour + 59 * minute, "3 d 4 h"],
  [3 * day + 59 * minute, "3 d"],
  [-5, "0 s"],
])("%d ms reads %s", (ms, text) => {
  expect(humanDuration(ms)).toBe(text)
})

it("a sleep ends as soon as it is aborted", async () => {
  const abort = new AbortController()
  const slept = systemClock.sleep(hour, abort.signal)
  abort.abort()
  await slept
  await systemClock.sleep(hour, AbortSignal.abort())
})
