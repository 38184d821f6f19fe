import { expect, test } from "vitest"
import { latencyText, roughDuration } from "./time-text.ts"

test("a rough length has one unit", () => {
  const cases: [number, string][] = [
    [400, "0 s"],
    [12_900, "12 s"],
    [60_000, "1 min"],
    [47 * 3_600_000, "47 h"],
    [49 * 3_600_000, "2 d"],
    [-12_000, "12 s"],
  ]
  for (const [ms, text] of cases) expect(roughDuration(ms)).toBe(text)
})

test("latency is written in the unit one compares it in", () => {
  const cases: [number | null, string][] = [
    [0.42, "0.4 ms"],
    [9, "9 ms"],
    [38.4, "38 ms"],
    [1240, "1\u202f240 ms"],
    [12_400, "12.4 s"],
    [null, "–"],
  ]
  for (const [ms, text] of cases) expect(latencyText(ms)).toBe(text)
})
