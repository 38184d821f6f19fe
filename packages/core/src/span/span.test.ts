import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { rewrite, type Span, timeInState, uptimeOf } from "./span.ts"

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

describe("time in state", () => {
  it("cuts spans at the window, and the last at now", () => {
    expect(timeInState(spans, { from: 200, to: 1_000 }, 450)).toMatchObject({ up: 200, down: 50, no_data: 0 })
  })

  it("adds up to the window wherever the spans cover it", () => {
    fc.assert(
      fc.property(fc.nat(1_000), fc.nat(1_000), (a, b) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)]
        const time = timeInState(spans, { from, to }, 1_000)
        expect(Object.values(time).reduce((sum, ms) => sum + ms)).toBe(to - from)
      }),
    )
  })
})

describe("uptime", () => {
  it("leaves time without data out of the ratio and shows it as coverage", () => {
    const time = { up: 600, degraded: 200, down: 200, no_data: 500, maintenance: 300, paused: 200 }
    expect(uptimeOf(time, 2_000)).toEqual({ ratio: 0.8, coverage: 0.5 })
  })

  it("has no ratio where nothing is known", () => {
    const nothing = { up: 0, degraded: 0, down: 0, no_data: 500, maintenance: 0, paused: 0 }
    expect(uptimeOf(nothing, 500)).toEqual({ ratio: null, coverage: 0 })
  })
})
