import type { Sent } from "@nightjar/channels/sent"
import { day, hour, minute, second } from "@nightjar/kit/time"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { givenUpAfterMs, retryAfter } from "./retry.ts"

const answer = { status: 500, id: null, text: "We are sorry." }
const again: Sent = { kind: "again", answer }
const ambiguous: Sent = { kind: "ambiguous", answer }
/** Neither early nor late. */
const fair = 0.5

describe("a message that was not taken", () => {
  it.each([
    [1, 5 * second],
    [2, 30 * second],
    [3, 2 * minute],
    [4, 10 * minute],
    [5, 30 * minute],
    [6, 2 * hour],
    [7, 6 * hour],
    [8, day],
    [9, null],
  ])("after attempt %i waits %s ms", (attempts, ms) => {
    expect(retryAfter(attempts, again, 0, fair)).toBe(ms)
    expect(retryAfter(attempts, ambiguous, 0, fair)).toBe(ms)
  })

  it("is left alone for as long as its provider asks, and a little longer", () => {
    const busy: Sent = { kind: "again", answer, retryAfterMs: 100 * second }
    expect(retryAfter(1, busy, 0, 0)).toBe(100 * second)
    expect(retryAfter(1, busy, 0, 1)).toBe(110 * second)
    expect(retryAfter(4, busy, 0, fair)).toBe(10 * minute)
  })

  it("is given up where the next attempt would be too late", () => {
    expect(retryAfter(8, again, 30 * hour, fair)).toBeNull()
    expect(retryAfter(1, { kind: "again", answer, retryAfterMs: 3 * day }, 0, fair)).toBeNull()
  })

  it("comes back neither at once nor after its end, whatever happens", () => {
    const any = fc.record({
      attempts: fc.integer({ min: 1, max: 12 }),
      age: fc.nat(givenUpAfterMs),
      chance: fc.double({ min: 0, max: 1, noNaN: true }),
      asked: fc.nat(5 * day),
    })
    fc.assert(
      fc.property(any, ({ attempts, age, chance, asked }) => {
        const wait = retryAfter(attempts, { kind: "again", answer, retryAfterMs: asked }, age, chance)
        return wait === null || (wait >= 4 * second && wait >= asked && age + wait <= givenUpAfterMs)
      }),
    )
  })
})
