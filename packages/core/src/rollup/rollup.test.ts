import fc from "fast-check"
import { expect, it } from "vitest"
import { statuses } from "../verdict/verdict.ts"
import { emptyBucket, fold, hourOf, latencyQuantile, mergeBuckets } from "./rollup.ts"

const heartbeats = fc.array(
  fc.record({ status: fc.constantFrom(...statuses), latencyMs: fc.option(fc.integer({ min: 1, max: 60_000 })) }),
  { maxLength: 80 },
)

it("counts each attempt once, and measures only what was answered", () => {
  const bucket = [
    { status: "up" as const, latencyMs: 20 },
    { status: "degraded" as const, latencyMs: 80 },
    { status: "down" as const, latencyMs: 5_000 },
    { status: "unknown" as const, latencyMs: null },
  ].reduce(fold, emptyBucket(0))
  expect(bucket.counts).toEqual({ up: 1, degraded: 1, down: 1, unknown: 1, blocked: 0 })
  expect(bucket.latency).toMatchObject({ count: 2, sum: 100, min: 20, max: 80 })
  expect(latencyQuantile(bucket, 0.95)).toBeCloseTo(80, -1)
})

it("is the same whether heartbeats are folded together or merged from parts", () => {
  fc.assert(
    fc.property(heartbeats, heartbeats, (one, other) => {
      const parts = mergeBuckets(one.reduce(fold, emptyBucket(0)), other.reduce(fold, emptyBucket(0)))
      expect(parts).toEqual([...one, ...other].reduce(fold, emptyBucket(0)))
    }),
  )
})

it("has no latency of nothing", () => {
  expect(latencyQuantile(emptyBucket(0), 0.95)).toBeNull()
})

it("begins an hour on the hour", () => {
  expect(new Date(hourOf(Date.UTC(2026, 10, 23, 14, 59, 59, 999))).toISOString()).toBe("2026-11-23T14:00:00.000Z")
})
