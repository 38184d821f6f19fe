import { quantile } from "@nightjar/kit/sketch"
import { expect, it } from "vitest"
import { phaseBuckets } from "../heartbeat/phases.ts"
import { type Counted, emptyBucket, fold, isKept, startOf } from "./rollup.ts"

const beat = (status: Counted["status"], latencyMs: number | null, phases = {}): Counted => ({
  status,
  latencyMs,
  phases: phaseBuckets(phases),
})

it("counts each attempt once, and measures only what was answered", () => {
  const beats = [
    beat("up", 20, { connectMs: 5, firstByteMs: 15 }),
    beat("degraded", 80, { connectMs: 10, firstByteMs: 70 }),
    beat("down", 5_000, { connectMs: 5_000 }),
    beat("unknown", null),
  ]
  const { counts, latency } = fold(emptyBucket(0), beats)
  expect(counts).toEqual({ up: 1, degraded: 1, down: 1, unknown: 1, blocked: 0 })
  expect(latency).toMatchObject({ count: 2, sum: 100, min: 20, max: 80 })
  expect(quantile(latency.sketch, 0.95)).toBeCloseTo(80, -1)
})

it("adds phases up, within two hundredths", () => {
  const beats = [beat("up", 20, { connectMs: 5, firstByteMs: 15 }), beat("up", 40, { connectMs: 10, firstByteMs: 30 })]
  const { phases } = fold(emptyBucket(0), beats).latency
  expect(phases.connect / 15).toBeCloseTo(1, 1)
  expect(phases.firstByte / 45).toBeCloseTo(1, 1)
  expect([phases.dns, phases.tls, phases.body]).toEqual([0, 0, 0])
})

const afternoon = Date.UTC(2026, 10, 23, 14, 59, 59, 999)

it.each([
  ["minute", "2026-11-23T14:59:00.000Z"],
  ["hour", "2026-11-23T14:00:00.000Z"],
  ["day", "2026-11-23T00:00:00.000Z"],
] as const)("begins a %s at its start, in UTC", (size, start) => {
  expect(new Date(startOf(size, afternoon)).toISOString()).toBe(start)
})

it("keeps minutes from the start of yesterday, hours for ninety days and days for good", () => {
  const kept = (size: "minute" | "hour" | "day", from: string) => isKept(size, Date.parse(from), afternoon)
  expect([kept("minute", "2026-11-22T00:00:00Z"), kept("minute", "2026-11-21T23:59:00Z")]).toEqual([true, false])
  expect([kept("hour", "2026-08-25T00:00:00Z"), kept("hour", "2026-08-24T23:00:00Z")]).toEqual([true, false])
  expect(kept("day", "2001-01-01T00:00:00Z")).toBe(true)
})
