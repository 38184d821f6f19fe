import { hour } from "@nightjar/kit/time"
import { expect, it } from "vitest"
import { dayBeats } from "./day-beats.ts"

const now = Date.UTC(2026, 5, 1, 12, 30)
const cell = (hoursAgo: number, up: number, degraded = 0, down = 0): [number, number, number, number] => [
  Math.floor(now / hour) * hour - hoursAgo * hour,
  up,
  degraded,
  down,
]

it("draws every hour once, the present one last, and hours without attempts as no data", () => {
  const beats = dayBeats([cell(0, 30), cell(23, 60)], now)
  expect(beats).toHaveLength(24)
  expect(beats.map((beat) => beat.state)).toEqual(["up", ...Array(22).fill("no_data"), "up"])
  expect(beats.at(-1)?.at).toBe(Date.UTC(2026, 5, 1, 12))
})

it("never paints a failure green", () => {
  const states = [cell(3, 59, 0, 1), cell(2, 50, 0, 10), cell(1, 50, 10), cell(0, 59, 1)]
  expect(
    dayBeats(states, now)
      .slice(-4)
      .map((beat) => beat.state),
  ).toEqual(["degraded", "down", "degraded", "up"])
})

it("says how many attempts of an hour failed", () => {
  expect(dayBeats([cell(0, 58, 1, 1)], now).at(-1)?.note).toBe("1/60")
})
