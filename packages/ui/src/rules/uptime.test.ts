import fc from "fast-check"
import { expect, test } from "vitest"
import { dayState, percentText } from "./uptime.ts"

test("percentages are floored and aligned", () => {
  expect(percentText(1)).toBe("100 %")
  expect(percentText(0.9998)).toBe("99.98 %")
  expect(percentText(0.99999)).toBe("99.99 %")
  expect(percentText(0.99998, 3)).toBe("99.998 %")
  expect(percentText(0.9, 0)).toBe("90 %")
  expect(percentText(0)).toBe("0.00 %")
  expect(percentText(null)).toBe("–")
})

test("one failure never reads 100 %, however many successes there were", () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 1_000_000_000 }), fc.integer({ min: 0, max: 4 }), (total, digits) => {
      expect(percentText((total - 1) / total, digits)).not.toMatch(/^100/)
    }),
  )
})

test("a percentage never says more than the truth", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (ratio) => {
      expect(Number.parseFloat(percentText(ratio, 3))).toBeLessThanOrEqual(ratio * 100 + 1e-6)
    }),
  )
})

test("a day that was not watched is never green", () => {
  expect(dayState(null, 0)).toBe("no_data")
  expect(dayState(1, 0.89)).toBe("no_data")
  expect(dayState(1, 0.9)).toBe("up")
})

test("a day is judged by its worst stretch", () => {
  expect(dayState(0.9999, 1)).toBe("degraded")
  expect(dayState(0.98, 1)).toBe("down")
})
