import { day, hour, minute } from "@nightjar/kit/time"
import { clockAt, readClock } from "@nightjar/kit/time-zone"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { planned } from "../../testing/timing.ts"
import { clockOf, lengthOf, startsFrom } from "./starts.ts"
import { type Timing, timing, weekdays } from "./timing.ts"
import { nextChange, type Planned, type Window, windowAt, windowsBetween } from "./windows.ts"

const zones = ["UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Antarctica/Troll"]
const timeOfDay = fc
  .tuple(fc.nat(23), fc.nat(59))
  .map((parts) => parts.map((part) => String(part).padStart(2, "0")).join(":"))
const date = fc
  .integer({ min: 0, max: 700 })
  .map((days) => new Date(Date.UTC(2026, 0) + days * day).toISOString().slice(0, 10))
const validity = { startsOn: fc.option(date, { nil: undefined }), endsOn: fc.option(date, { nil: undefined }) }
const hours = { from: timeOfDay, to: timeOfDay }
const anyTiming = fc
  .oneof(
    fc
      .record({ strategy: fc.constant("single"), from: fc.tuple(date, timeOfDay), to: fc.tuple(date, timeOfDay) })
      .map(({ from, to, ...rest }) => ({ ...rest, from: from.join("T"), to: to.join("T") })),
    fc.record({
      strategy: fc.constant("cron"),
      expression: fc.constantFrom("30 2 * * *", "*/20 * * * *", "0 0 28,1 * *", "15 1-3 * * 0", "0 22 L * *"),
      durationMinutes: fc.integer({ min: 1, max: 300 }),
      ...validity,
    }),
    fc.record({
      strategy: fc.constant("interval"),
      everyDays: fc.integer({ min: 1, max: 40 }),
      at: timeOfDay,
      durationMinutes: fc.integer({ min: 1, max: 5_000 }),
      startsOn: date,
      endsOn: validity.endsOn,
    }),
    fc.record({
      strategy: fc.constant("weekdays"),
      days: fc.subarray([...weekdays], { minLength: 1 }),
      ...hours,
      ...validity,
    }),
    fc.record({
      strategy: fc.constant("monthdays"),
      days: fc.subarray([1, 15, 28, 29, 30, 31, "last"], { minLength: 1 }),
      ...hours,
      ...validity,
    }),
  )
  .map((given) => timing.safeParse(given))
  .filter((parsed) => parsed.success)
  .map((parsed) => parsed.data as Exclude<Timing, { strategy: "manual" }>)

const from = Date.UTC(2026, 0)
const anyAt = fc.nat(600 * 24 * 60).map((minutes) => from + minutes * minute)
const anyPlanned = fc.record({ given: anyTiming, zone: fc.constantFrom(...zones), endedAt: fc.option(anyAt) })

/** How long the clock says that a window lasts which a skipped hour has joined: from the first of them to the last. */
const joinedLength = (
  given: Exclude<Timing, { strategy: "manual" }>,
  { timeZone }: Planned,
  window: Window,
): number => {
  const starts: number[] = []
  for (const start of startsFrom(given, clockAt(timeZone, window.from) - 2 * hour)) {
    const { first } = readClock(timeZone, start)
    if (first > window.to!) break
    if (first >= window.from) starts.push(start)
  }
  return starts.at(-1)! - starts[0]! + lengthOf(given)
}

describe("whatever the timing", () => {
  it("windows have a length, are sorted, and do not touch each other", () => {
    fc.assert(
      fc.property(anyPlanned, ({ given, zone, endedAt }) => {
        const windows = windowsBetween(planned(given, zone, { endedAt }), from, from + 120 * day)
        for (const [i, window] of windows.entries()) {
          expect(window.to!).toBeGreaterThan(window.from)
          if (i > 0) expect(window.from).toBeGreaterThan(windows[i - 1]!.to!)
        }
      }),
    )
  })

  it("each begins on a day that it may begin on, and lasts as long as it says, but for a change of the clock", () => {
    fc.assert(
      fc.property(anyPlanned, ({ given, zone }) => {
        const plan = planned(given, zone)
        for (const window of windowsBetween(plan, from, from + 120 * day)) {
          const lasts = window.to! - window.from
          const isOne = Math.abs(lasts - lengthOf(given)) <= 2 * hour
          const said = isOne ? lengthOf(given) : joinedLength(given, plan, window)
          expect(Math.abs(lasts - said)).toBeLessThanOrEqual(2 * hour)
          const clock = clockAt(zone, window.from)
          if ("startsOn" in given && given.startsOn) expect(clock).toBeGreaterThanOrEqual(clockOf(given.startsOn))
          if ("endsOn" in given && given.endsOn) expect(clock).toBeLessThan(clockOf(given.endsOn) + day + 2 * hour)
        }
      }),
    )
  })

  it("the windows of a time are those that a longer look finds there", () => {
    fc.assert(
      fc.property(anyPlanned, anyAt, fc.nat(30), ({ given, zone, endedAt }, at, days) => {
        const plan = planned(given, zone, { endedAt })
        const to = at + days * day
        const wide = windowsBetween(plan, at - 90 * day, to)
        expect(windowsBetween(plan, at, to)).toEqual(wide.filter((window) => window.to! > at))
      }),
    )
  })

  it("the next change is the next beginning or end, and something is on just between them", () => {
    fc.assert(
      fc.property(anyPlanned, anyAt, ({ given, zone, endedAt }, at) => {
        const plan = planned(given, zone, { endedAt })
        const horizon = at + 100 * day
        const edges = windowsBetween(plan, at - day, horizon).flatMap((window) => [window.from, window.to!])
        const next = edges.find((edge) => edge > at)
        const change = nextChange(plan, at)
        if (next === undefined) expect(change ?? horizon).toBeGreaterThanOrEqual(horizon)
        else {
          expect(change).toBe(next)
          expect(windowAt(plan, next - 1) === null).not.toBe(windowAt(plan, next) === null)
        }
      }),
    )
  })
})
