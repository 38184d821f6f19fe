import { quantile } from "@nightjar/kit/sketch"
import { expect, it } from "vitest"
import { emptyBucket, fold, hourOf } from "./rollup.ts"

it("counts each attempt once, and measures only what was answered", () => {
  const bucket = [
    { status: "up" as const, latencyMs: 20 },
    { status: "degraded" as const, latencyMs: 80 },
    { status: "down" as const, latencyMs: 5_000 },
    { status: "unknown" as const, latencyMs: null },
  ].reduce(fold, emptyBucket(0))
  expect(bucket.counts).toEqual({ up: 1, degraded: 1, down: 1, unknown: 1, blocked: 0 })
  expect(bucket.latency).toMatchObject({ count: 2, sum: 100, min: 20, max: 80 })
  expect(quantile(bucket.latency.sketch, 0.95)).toBeCloseTo(80, -1)
})

it("begins an hour on the hour", () => {
  expect(new Date(hourOf(Date.UTC(2026, 10, 23, 14, 59, 59, 999))).toISOString()).toBe("2026-11-23T14:00:00.000Z")
})
