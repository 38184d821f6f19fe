import { newId } from "@nightjar/kit/id"
import { minute } from "@nightjar/kit/time"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { endOfTime, isResumable, partsOf, positionBefore, positionOf, positionPattern } from "./position.ts"

const xids = fc.bigInt({ min: 1n, max: 2n ** 64n - 1n })

describe("a position", () => {
  it("compares as text like its transaction's number", () => {
    fc.assert(
      fc.property(xids, xids, (one, other) => {
        const [a, b] = [one, other].map((xid) => positionOf(xid.toString(), newId("event")))
        if (one !== other) expect(a! < b!).toBe(one < other)
      }),
    )
  })

  it("is read as it was written, and looks like one", () => {
    const id = newId("event")
    const position = positionOf("42", id)
    expect(partsOf(position)).toMatchObject({ xid: "42" })
    for (const one of [position, positionBefore("42", Date.now()), endOfTime]) expect(one).toMatch(positionPattern)
    expect(positionOf("42", id) < endOfTime).toBe(true)
  })

  it("before a transaction lies behind all events of earlier ones", () => {
    const now = Date.now()
    expect(positionBefore("42", now) < positionOf("42", newId("event"))).toBe(true)
    expect(positionBefore("42", now + minute) > positionOf("41", newId("event"))).toBe(true)
  })

  it("can be resumed for 55 minutes", () => {
    const now = Date.now()
    const position = positionBefore("42", now)
    expect([54, 56].map((minutes) => isResumable(position, now + minutes * minute))).toEqual([true, false])
  })
})
