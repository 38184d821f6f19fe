import { expect, it } from "vitest"
import { figuresOf } from "./figures.ts"
import { rangeOf } from "./range.ts"

const point = (p50Ms: number | null, p95Ms: number | null) => ({ at: 0, p50Ms, p95Ms, maxMs: p95Ms })

it("sums a range up, leaving out what was not answered", () => {
  const points = [point(10, 30), point(null, null), point(20, 90), point(12, 40)]
  const spans = [
    { from: 0, to: 1, state: "down" as const },
    { from: 1, to: null, state: "up" as const },
  ]
  expect(figuresOf({ points, spans })).toEqual({ medianMs: 12, p95Ms: 40, outages: 1 })
  expect(figuresOf({ points: [], spans: [] })).toEqual({ medianMs: null, p95Ms: null, outages: 0 })
})

it("begins with the hour of a young monitor and the day of an older one, unless the address says another range", () => {
  const created = "2026-06-01T12:00:00Z"
  const now = Date.parse(created)
  expect(rangeOf(null, created, now + 60_000)).toBe("1h")
  expect(rangeOf(null, created, now + 86_400_000)).toBe("24h")
  expect(rangeOf("90d", created, now)).toBe("90d")
  expect(rangeOf("sideways", created, now)).toBe("1h")
})
