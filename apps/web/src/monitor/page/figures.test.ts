import { expect, it } from "vitest"
import { dayStateOf, phaseSeriesOf, pointsOf, shadesOf } from "./figures.ts"
import { rangeOf } from "./range.ts"

const stepMs = 60_000
const step = (index: number, change: object = {}) => ({
  at: index * stepMs,
  p50Ms: 10,
  p95Ms: 20,
  maxMs: 30,
  phases: [1, 2, 0, 7, 0],
  upMs: stepMs,
  degradedMs: 0,
  downMs: 0,
  maintenanceMs: 0,
  ...change,
})
const nothing = { p50Ms: null, p95Ms: null, maxMs: null, phases: null }

it("draws a line on where nobody asked, and breaks it where nobody answered", () => {
  const steps = [
    step(0),
    step(1, nothing),
    step(2),
    step(3, { ...nothing, upMs: 0, downMs: stepMs }),
    step(4, { ...nothing, upMs: 0 }),
  ]
  expect(pointsOf({ steps, stepMs }).map((point) => point.at / stepMs)).toEqual([0, 2, 3, 4])
})

it("shows the phases that were measured, with holes where there was no answer", () => {
  expect(phaseSeriesOf([step(0), step(1, nothing)])).toEqual([
    { phase: "dns", values: [1, null] },
    { phase: "connect", values: [2, null] },
    { phase: "firstByte", values: [7, null] },
  ])
  expect(phaseSeriesOf([step(0, { phases: [0, 0, 0, 0, 0] })])).toEqual([])
})

it("shades what was not up by its worst state, as far as it was so", () => {
  const down = { upMs: 0, downMs: stepMs }
  const steps = [step(0), step(1, down), step(2, down), step(3, { downMs: 15_000, degradedMs: 45_000 }), step(4)]
  expect(shadesOf({ steps, to: 5 * stepMs })).toEqual([
    { from: stepMs, until: 3 * stepMs, state: "down", share: 1 },
    { from: 3 * stepMs, until: 4 * stepMs, state: "down", share: 0.25 },
  ])
})

it("shades the step that lasts as far as it has come", () => {
  const steps = [step(0, { upMs: 0, downMs: 30_000 })]
  expect(shadesOf({ steps, to: 30_000 })).toEqual([{ from: 0, until: 30_000, state: "down", share: 1 }])
})

it("calls a day that was hardly watched by what somebody wanted, if that was why", () => {
  const day = { dayAt: "", ratio: 1, downMs: 0, coverage: 0.5, maintenanceMs: 0, pausedMs: 0, noDataMs: 0 }
  expect(dayStateOf({ ...day, maintenanceMs: 5, pausedMs: 2 })).toBe("maintenance")
  expect(dayStateOf({ ...day, pausedMs: 5, noDataMs: 2 })).toBe("paused")
  expect(dayStateOf({ ...day, maintenanceMs: 2, noDataMs: 5 })).toBeUndefined()
  expect(dayStateOf({ ...day, coverage: 0.95, maintenanceMs: 5 })).toBeUndefined()
})

it("begins with the hour of a young monitor and the day of an older one, unless the address says another range", () => {
  const created = "2026-06-01T12:00:00Z"
  const now = Date.parse(created)
  expect(rangeOf(null, created, now + 60_000)).toBe("1h")
  expect(rangeOf(null, created, now + 86_400_000)).toBe("24h")
  expect(rangeOf("90d", created, now)).toBe("90d")
  expect(rangeOf("sideways", created, now)).toBe("1h")
})
