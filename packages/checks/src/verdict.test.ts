import type { Trace } from "@nightjar/egress/trace"
import { day } from "@nightjar/kit/time"
import { expect, test } from "vitest"
import { temper } from "./verdict.ts"

const now = Date.parse("2026-11-23T12:00:00Z")
const good = { status: "up", code: "ok", message: "200 OK" } as const
const trace = (ms: number, ...daysLeft: number[]): Trace => ({
  phases: { connectMs: ms / 2, firstByteMs: ms / 2 },
  hops: [],
  certificates: daysLeft.map((left) => ({
    subject: "CN=a",
    issuer: "CN=b",
    validFrom: "2026-01-01T00:00:00Z",
    validTo: new Date(now + left * day).toISOString(),
    fingerprint: "00",
  })),
})

test.each([
  [100, "up", "200 OK"],
  [14, "up", "200 OK"],
  [13.9, "degraded", "The certificate expires in 13 days."],
  [1.5, "degraded", "The certificate expires in 1 day."],
  [0.5, "degraded", "The certificate expires today."],
  [-3, "degraded", "The certificate has expired."],
])("with %d days left it is %s", (left, status, message) => {
  expect(temper(good, trace(10, left), { certificateDays: 14, slowFromMs: 0 }, now)).toMatchObject({ status, message })
})

test("the first certificate of a chain to expire counts", () => {
  expect(temper(good, trace(10, 300, 5, 900), { certificateDays: 14, slowFromMs: 0 }, now).message).toMatch("5 days")
})

test("0 days never warn", () => {
  expect(temper(good, trace(10, 1), { certificateDays: 0, slowFromMs: 0 }, now)).toBe(good)
})

test("slow begins at the limit, and 0 is no limit", () => {
  expect(temper(good, trace(500), { slowFromMs: 500 }, now)).toEqual({
    status: "degraded",
    code: "slow",
    message: "It took 500 ms, 500 ms or more is slow.",
  })
  expect(temper(good, trace(499), { slowFromMs: 500 }, now)).toBe(good)
  expect(temper(good, trace(9_999), { slowFromMs: 0 }, now)).toBe(good)
})
