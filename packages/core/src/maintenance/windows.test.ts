import { day, hour, minute } from "@nightjar/kit/time"
import { clockAt } from "@nightjar/kit/time-zone"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { clockOf, lengthOf } from "./starts.ts"
import { type Timing, timing, weekdays } from "./timing.ts"
import { nextChange, nextWindows, type Planned, type Window, windowAt, windowsBetween } from "./windows.ts"

const moment = (text: string) => Date.parse(`${text}Z`)
const plan = (given: Timing, timeZone = "UTC", more: Partial<Planned> = {}): Planned => ({
  timing: given,
  timeZone,
  startedAt: null,
  endedAt: null,
  ...more,
})
const said = ({ from, to }: Window) =>
  [from, to].map((at) => (at === null ? "…" : new Date(at).toISOString().slice(0, 16))).join(" – ")
/** The first windows from a moment on. */
const first = (planned: Planned, at: string, count = 1) => nextWindows(planned, moment(at), count).map(said)

const weekly = (days: (typeof weekdays)[number][], from: string, to: string): Timing => ({
  strategy: "weekdays",
  days,
  from,
  to,
})
const daily = (from: string, to: string) => weekly([...weekdays], from, to)
const monthly = (days: (number | "last")[], from = "01:00", to = "05:00"): Timing => ({
  strategy: "monthdays",
  days,
  from,
  to,
})

describe("windows", () => {
  it.each<[string, Timing, string, string[]]>([
    [
      "once",
      { strategy: "single", from: "2026-11-20T22:00", to: "2026-11-22T02:00" },
      "2026-11-21T00:00",
      ["2026-11-20T22:00 – 2026-11-22T02:00"],
    ],
    [
      "once, and over",
      { strategy: "single", from: "2026-11-20T22:00", to: "2026-11-21T02:00" },
      "2026-11-21T02:00",
      [],
    ],
    [
      "past midnight, seen after midnight",
      weekly(["sunday"], "22:00", "02:00"),
      "2026-11-23T01:59",
      ["2026-11-22T22:00 – 2026-11-23T02:00", "2026-11-29T22:00 – 2026-11-30T02:00"],
    ],
    [
      "past midnight, at their end",
      weekly(["sunday"], "22:00", "02:00"),
      "2026-11-23T02:00",
      ["2026-11-29T22:00 – 2026-11-30T02:00"],
    ],
    [
      "past the end of a month and a year",
      monthly(["last"], "23:00", "01:00"),
      "2026-12-31T00:00",
      [
        "2026-12-31T23:00 – 2027-01-01T01:00",
        "2027-01-31T23:00 – 2027-02-01T01:00",
        "2027-02-28T23:00 – 2027-03-01T01:00",
      ],
    ],
    [
      "on the last day of a leap year's February",
      monthly(["last"]),
      "2028-02-01T00:00",
      ["2028-02-29T01:00 – 2028-02-29T05:00"],
    ],
    [
      "on the 31st, which few months have",
      monthly([31]),
      "2026-02-01T00:00",
      ["2026-03-31T01:00 – 2026-03-31T05:00", "2026-05-31T01:00 – 2026-05-31T05:00"],
    ],
    [
      "on the 31st and the last day, which may be one",
      monthly([31, "last"]),
      "2026-04-01T00:00",
      ["2026-04-30T01:00 – 2026-04-30T05:00", "2026-05-31T01:00 – 2026-05-31T05:00"],
    ],
    [
      "every three days, counted over the end of a month",
      { strategy: "interval", everyDays: 3, at: "02:00", durationMinutes: 90, startsOn: "2026-02-26" },
      "2026-01-01T00:00",
      ["2026-02-26T02:00 – 2026-02-26T03:30", "2026-03-01T02:00 – 2026-03-01T03:30"],
    ],
    [
      "by cron, longer than a day",
      { strategy: "cron", expression: "0 12 1 * *", durationMinutes: 2 * 24 * 60 },
      "2026-11-03T11:59",
      ["2026-11-01T12:00 – 2026-11-03T12:00", "2026-12-01T12:00 – 2026-12-03T12:00"],
    ],
    [
      "by cron on a leap day",
      { strategy: "cron", expression: "0 0 29 2 *", durationMinutes: 60 },
      "2096-03-01T00:00",
      ["2104-02-29T00:00 – 2104-02-29T01:00"],
    ],
    [
      "from their first day to their last, which goes on to its end",
      {
        strategy: "weekdays",
        days: ["monday"],
        from: "22:00",
        to: "02:00",
        startsOn: "2026-11-09",
        endsOn: "2026-11-16",
      },
      "2026-01-01T00:00",
      ["2026-11-09T22:00 – 2026-11-10T02:00", "2026-11-16T22:00 – 2026-11-17T02:00"],
    ],
  ])("come %s", (_, given, at, windows) => {
    const count = Math.max(1, windows.length)
    expect(first(plan(timing.parse(given)), at, count)).toEqual(windows)
  })

  it("last until somebody ends what somebody started", () => {
    const by = (startedAt: string | null, endedAt: string | null) =>
      plan({ strategy: "manual" }, "UTC", {
        startedAt: startedAt && moment(startedAt),
        endedAt: endedAt && moment(endedAt),
      } as Partial<Planned>)
    expect(first(by(null, null), "2026-11-20T00:00")).toEqual([])
    const running = by("2026-11-20T10:00", null)
    expect(first(running, "2026-11-20T00:00")).toEqual(["2026-11-20T10:00 – …"])
    expect(nextChange(running, moment("2026-11-20T09:00"))).toBe(moment("2026-11-20T10:00"))
    expect(nextChange(running, moment("2026-11-20T10:00"))).toBeNull()
    const ended = by("2026-11-20T10:00", "2026-11-20T12:00")
    expect(nextChange(ended, moment("2026-11-20T10:00"))).toBe(moment("2026-11-20T12:00"))
    expect(windowAt(ended, moment("2026-11-20T12:00"))).toBeNull()
  })

  it("end early when somebody ends them, and come again as planned", () => {
    const ended = plan(daily("22:00", "02:00"), "UTC", { endedAt: moment("2026-11-21T00:30") })
    expect(first(ended, "2026-11-20T23:00", 2)).toEqual([
      "2026-11-20T22:00 – 2026-11-21T00:30",
      "2026-11-21T22:00 – 2026-11-22T02:00",
    ])
    expect(windowAt(ended, moment("2026-11-21T00:30"))).toBeNull()
  })
})

/** A night in which the clock changes, as UTC moments. */
describe("when the clock is put forward", () => {
  it.each<[string, string, Timing, string, string]>([
    [
      "begins at the jump",
      "Europe/Berlin",
      daily("02:30", "03:30"),
      "2026-03-29T00:00",
      "2026-03-29T01:00 – 2026-03-29T02:00",
    ],
    [
      "is swallowed whole",
      "Europe/Berlin",
      daily("02:15", "02:45"),
      "2026-03-29T00:00",
      "2026-03-29T01:00 – 2026-03-29T01:30",
    ],
    [
      "ends in what is skipped",
      "Europe/Berlin",
      daily("01:00", "02:30"),
      "2026-03-28T23:00",
      "2026-03-29T00:00 – 2026-03-29T01:30",
    ],
    [
      "reaches past it",
      "Europe/Berlin",
      daily("01:00", "05:00"),
      "2026-03-28T23:00",
      "2026-03-29T00:00 – 2026-03-29T03:00",
    ],
    [
      "comes by cron",
      "Europe/Berlin",
      { strategy: "cron", expression: "30 2 * * *", durationMinutes: 60 },
      "2026-03-29T00:00",
      "2026-03-29T01:00 – 2026-03-29T02:00",
    ],
    [
      "begins at the jump",
      "America/New_York",
      daily("02:30", "04:00"),
      "2026-03-08T05:00",
      "2026-03-08T07:00 – 2026-03-08T08:30",
    ],
    [
      "begins at the jump of half an hour",
      "Australia/Lord_Howe",
      daily("02:15", "03:00"),
      "2026-10-03T12:00",
      "2026-10-03T15:30 – 2026-10-03T16:15",
    ],
  ])("a window that %s, in %s", (_, zone, given, at, window) => {
    expect(first(plan(given, zone), at)).toEqual([window])
  })
})

describe("when the clock is put back", () => {
  it.each<[string, string, Timing, string, string]>([
    [
      "begins at the first",
      "Europe/Berlin",
      daily("02:30", "04:00"),
      "2026-10-25T00:00",
      "2026-10-25T00:30 – 2026-10-25T03:00",
    ],
    [
      "ends at the second",
      "Europe/Berlin",
      daily("22:00", "02:30"),
      "2026-10-24T12:00",
      "2026-10-24T20:00 – 2026-10-25T01:30",
    ],
    [
      "lies in the hour that comes twice",
      "Europe/Berlin",
      daily("02:15", "02:45"),
      "2026-10-25T00:00",
      "2026-10-25T00:15 – 2026-10-25T01:45",
    ],
    [
      "lasts so long by cron",
      "Europe/Berlin",
      { strategy: "cron", expression: "30 2 * * *", durationMinutes: 60 },
      "2026-10-25T00:00",
      "2026-10-25T00:30 – 2026-10-25T01:30",
    ],
    [
      "ends at the second",
      "America/New_York",
      daily("00:30", "01:30"),
      "2026-11-01T04:00",
      "2026-11-01T04:30 – 2026-11-01T06:30",
    ],
    [
      "ends at the second, half an hour later",
      "Australia/Lord_Howe",
      daily("01:00", "01:45"),
      "2026-04-04T12:00",
      "2026-04-04T14:00 – 2026-04-04T15:15",
    ],
  ])("a window that %s, in %s", (_, zone, given, at, window) => {
    expect(first(plan(given, zone), at)).toEqual([window])
  })

  it("windows that then touch each other become one", () => {
    const given = timing.parse({ strategy: "cron", expression: "0,30 1-3 * * *", durationMinutes: 29 })
    const night = windowsBetween(plan(given, "Europe/Berlin"), moment("2026-03-29T00:00"), moment("2026-03-29T03:00"))
    // 02:00 and 02:30 are skipped: both begin at 03:00, with the one of that time.
    expect(night.map(said)).toEqual([
      "2026-03-29T00:00 – 2026-03-29T00:29",
      "2026-03-29T00:30 – 2026-03-29T00:59",
      "2026-03-29T01:00 – 2026-03-29T01:29",
      "2026-03-29T01:30 – 2026-03-29T01:59",
    ])
  })
})

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

describe("whatever the timing", () => {
  it("windows have a length, are sorted, and do not touch each other", () => {
    fc.assert(
      fc.property(anyPlanned, ({ given, zone, endedAt }) => {
        const windows = windowsBetween(plan(given, zone, { endedAt }), from, from + 120 * day)
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
        for (const window of windowsBetween(plan(given, zone), from, from + 120 * day)) {
          expect(Math.abs(window.to! - window.from - lengthOf(given))).toBeLessThanOrEqual(2 * hour)
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
        const planned = plan(given, zone, { endedAt })
        const to = at + days * day
        const wide = windowsBetween(planned, at - 90 * day, to)
        expect(windowsBetween(planned, at, to)).toEqual(wide.filter((window) => window.to! > at))
      }),
    )
  })

  it("the next change is the next beginning or end, and something is on just between them", () => {
    fc.assert(
      fc.property(anyPlanned, anyAt, ({ given, zone, endedAt }, at) => {
        const planned = plan(given, zone, { endedAt })
        const horizon = at + 100 * day
        const edges = windowsBetween(planned, at - day, horizon).flatMap((window) => [window.from, window.to!])
        const next = edges.find((edge) => edge > at)
        const change = nextChange(planned, at)
        if (next === undefined) expect(change ?? horizon).toBeGreaterThanOrEqual(horizon)
        else {
          expect(change).toBe(next)
          expect(windowAt(planned, next - 1) === null).not.toBe(windowAt(planned, next) === null)
        }
      }),
    )
  })
})
