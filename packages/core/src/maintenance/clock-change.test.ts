import { describe, expect, it } from "vitest"
import { daily, first, moment, planned, said } from "../../testing/timing.ts"
import { type Timing, timing } from "./timing.ts"
import { windowsBetween } from "./windows.ts"

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
    expect(first(planned(given, zone), at)).toEqual([window])
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
    expect(first(planned(given, zone), at)).toEqual([window])
  })

  it("windows that then touch each other become one", () => {
    const given = timing.parse({ strategy: "cron", expression: "0,30 1-3 * * *", durationMinutes: 29 })
    const night = windowsBetween(
      planned(given, "Europe/Berlin"),
      moment("2026-03-29T00:00"),
      moment("2026-03-29T03:00"),
    )
    // 02:00 and 02:30 are skipped: both begin at 03:00, with the one of that time.
    expect(night.map(said)).toEqual([
      "2026-03-29T00:00 – 2026-03-29T00:29",
      "2026-03-29T00:30 – 2026-03-29T00:59",
      "2026-03-29T01:00 – 2026-03-29T01:29",
      "2026-03-29T01:30 – 2026-03-29T01:59",
    ])
  })
})
