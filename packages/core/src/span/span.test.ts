import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Settled } from "../turn/turn.ts"
import { emptyTally, outagesBetween, rewrite, type Span, type Tally, tallyAt, timeBetween, uptimeOf } from "./span.ts"

const spans: Span[] = [
  { from: 0, to: 100, state: "no_data" },
  { from: 100, to: 400, state: "up" },
  { from: 400, to: null, state: "down" },
]

describe("rewriting", () => {
  it("ends the span that lasts and begins the next", () => {
    expect(rewrite(spans, { since: 500, to: "up" })).toEqual([
      ...spans.slice(0, 2),
      { from: 400, to: 500, state: "down" },
      { from: 500, to: null, state: "up" },
    ])
  })

  it("reaches back past spans that turned out to be something else", () => {
    expect(rewrite(spans, { since: 50, to: "down" })).toEqual([
      { from: 0, to: 50, state: "no_data" },
      { from: 50, to: null, state: "down" },
    ])
    expect(rewrite(spans, { since: 0, to: "down" })).toEqual([{ from: 0, to: null, state: "down" }])
  })

  it("lets a span go on that turns out never to have ended", () => {
    expect(rewrite(spans, { since: 400, to: "up" })).toEqual([spans[0], { from: 100, to: null, state: "up" }])
  })
})

/** The spans with the tally of their starts. */
const tallied = (history: readonly Span[]) => {
  let before: Tally = emptyTally
  return history.map((span) => {
    const own = { ...span, before }
    if (span.to !== null) before = tallyAt(own, span.to)
    return own
  })
}

/** The tally at a moment by looking at every span. */
const counted = (history: readonly Span[], from: number, to: number, state: Settled) =>
  history
    .filter((span) => span.state === state)
    .reduce((sum, span) => sum + Math.max(0, Math.min(span.to ?? to, to) - Math.max(span.from, from)), 0)

describe("time in state", () => {
  const at = (history: readonly Span[], moment: number) => {
    const span = tallied(history).findLast((each) => each.from <= moment)
    return span ? tallyAt(span, moment) : emptyTally
  }
  const states = ["up", "degraded", "down", "no_data", "maintenance", "paused"] as const
  const histories = fc
    .array(fc.record({ length: fc.integer({ min: 1, max: 1_000 }), state: fc.constantFrom(...states) }), {
      minLength: 1,
    })
    .map((parts) => {
      let from = 0
      return parts.map(({ length, state }, i): Span => {
        const span = { from, to: i === parts.length - 1 ? null : from + length, state }
        from += length
        return span
      })
    })

  it("is the difference of two tallies, whatever lies between them", () => {
    fc.assert(
      fc.property(histories, fc.nat(50_000), fc.nat(50_000), (history, one, other) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other)]
        const time = timeBetween(at(history, from), at(history, to))
        for (const state of states) expect(time[state]).toBe(counted(history, from, to, state))
      }),
    )
  })

  it("counts the outages that touch it", () => {
    const history = [...spans.slice(0, 2), { from: 400, to: 450, state: "down" }, { from: 450, to: null, state: "up" }]
    const outages = (from: number, to: number) => outagesBetween(at(history as Span[], from), at(history as Span[], to))
    expect([outages(0, 399), outages(0, 401), outages(410, 420), outages(420, 500), outages(451, 500)]).toEqual([
      0, 1, 1, 1, 0,
    ])
  })
})

describe("uptime", () => {
  it("leaves time without data out of the ratio and shows it as coverage", () => {
    const time = { up: 600, degraded: 200, down: 200, no_data: 500, maintenance: 300, paused: 200 }
    expect(uptimeOf(time)).toEqual({ ratio: 0.8, coverage: 0.5 })
  })

  it("has no ratio where nothing is known, nor before the monitor began", () => {
    expect(uptimeOf({ ...emptyTally.time, no_data: 500 })).toEqual({ ratio: null, coverage: 0 })
    expect(uptimeOf(emptyTally.time)).toEqual({ ratio: null, coverage: 0 })
  })
})
