import { hour, minute } from "@nightjar/kit/time"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { states } from "../turn/turn.ts"
import { statuses } from "../verdict/verdict.ts"
import type { Beat } from "./heartbeat.ts"
import { packHour, unpackHour } from "./pack.ts"
import { phaseBuckets } from "./phases.ts"

const hourAt = Date.UTC(2026, 10, 23, 14)

const bucket = fc.integer({ min: 0, max: 511 })
const beat: fc.Arbitrary<Beat> = fc.record({
  slotAt: fc.integer({ min: hourAt, max: hourAt + hour - 1 }),
  attempt: fc.nat(20),
  startedAt: fc.integer({ min: hourAt, max: hourAt + 2 * hour }),
  latencyMs: fc.option(
    fc.oneof(
      fc.nat(6_000_000).map((hundredths) => hundredths / 100),
      fc.float({ min: 0, noNaN: true, noDefaultInfinity: true }),
      fc.double({ min: 2 ** -1000, noNaN: true, noDefaultInfinity: true }),
    ),
  ),
  phases: fc.record({ dns: bucket, connect: bucket, tls: bucket, firstByte: bucket, body: bucket }),
  token: fc.nat(2 ** 31 - 1),
  seq: fc.option(fc.nat(2 ** 31 - 1)),
  status: fc.constantFrom(...statuses),
  state: fc.constantFrom(...states),
})

/** A good answer each interval, as most hours are: latencies that differ, phases that differ a little. */
const ordinaryHour = (intervalMs: number): Beat[] =>
  Array.from({ length: hour / intervalMs }, (_, k) => {
    const wave = Math.sin(k) ** 2
    const [dnsMs, connectMs, tlsMs, firstByteMs, bodyMs] = [3 + wave, 20 + wave, 25 + wave, 60 + 20 * wave, 2 + wave]
    return {
      slotAt: hourAt + 7_000 + k * intervalMs,
      attempt: 0,
      startedAt: hourAt + 7_000 + k * intervalMs + (k % 4),
      latencyMs: Math.round(100 * (dnsMs + connectMs + tlsMs + firstByteMs + bodyMs)) / 100,
      phases: phaseBuckets({ dnsMs, connectMs, tlsMs, firstByteMs, bodyMs }),
      token: 100 + k,
      seq: 200 + k,
      status: "up",
      state: "up",
    }
  })

describe("an hour of heartbeats", () => {
  it("is the same after packing and unpacking, whatever is in it", () => {
    fc.assert(
      fc.property(
        fc.array(beat, { maxLength: 80 }),
        (beats) => void expect(unpackHour(packHour(beats))).toEqual(beats),
      ),
    )
  })

  it("takes less than 14 bytes a heartbeat, checked each minute with all phases", () => {
    expect(packHour(ordinaryHour(minute)).length / 60).toBeLessThan(14)
  })

  it("is the same where it was checked each second", () => {
    expect(unpackHour(packHour(ordinaryHour(1_000)))).toEqual(ordinaryHour(1_000))
  })

  it("is refused when it is of a layout that nobody knows, or cut off", () => {
    const bytes = packHour(ordinaryHour(minute))
    expect(() => unpackHour(Uint8Array.of(99, ...bytes.slice(1)))).toThrow("version 99")
    expect(() => unpackHour(bytes.slice(0, -1))).toThrow("in the middle of a number")
  })
})
