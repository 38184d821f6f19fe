import { describe, expect, it } from "vitest"
import { daily, first, moment, monthly, planned, weekly } from "../../testing/timing.ts"
import { type Timing, timing } from "./timing.ts"
import { nextChange, type Planned, windowAt } from "./windows.ts"

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
    expect(first(planned(timing.parse(given)), at, count)).toEqual(windows)
  })

  it("last until somebody ends what somebody started", () => {
    const by = (startedAt: string | null, endedAt: string | null) =>
      planned({ strategy: "manual" }, "UTC", {
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
    const ended = planned(daily("22:00", "02:00"), "UTC", { endedAt: moment("2026-11-21T00:30") })
    expect(first(ended, "2026-11-20T23:00", 2)).toEqual([
      "2026-11-20T22:00 – 2026-11-21T00:30",
      "2026-11-21T22:00 – 2026-11-22T02:00",
    ])
    expect(windowAt(ended, moment("2026-11-21T00:30"))).toBeNull()
  })
})
