import { describe, expect, it } from "vitest"
import { timing } from "./timing.ts"

const weekly = { strategy: "weekdays", days: ["sunday"], from: "22:00", to: "02:00" }
const monthly = { strategy: "monthdays", days: [1, "last"], from: "01:00", to: "05:00" }
const cron = { strategy: "cron", expression: "30 2 * * 1-5", durationMinutes: 60 }
const interval = { strategy: "interval", everyDays: 3, at: "02:00", durationMinutes: 90, startsOn: "2026-11-20" }
const single = { strategy: "single", from: "2026-11-20T22:00", to: "2026-11-21T02:00" }

describe("a timing", () => {
  it.each<[string, object]>([
    ["by hand", { strategy: "manual" }],
    ["once", single],
    ["on a leap day", { ...single, from: "2028-02-29T00:00", to: "2028-03-01T00:00" }],
    ["by cron", cron],
    ["by cron on the last Friday", { ...cron, expression: "0 22 * * FRI#L" }],
    ["every three days", interval],
    ["for all but a minute of the day", { ...interval, everyDays: 1, durationMinutes: 1_439 }],
    ["on weekdays past midnight", weekly],
    ["in one season", { ...weekly, startsOn: "2026-11-01", endsOn: "2027-02-28" }],
    ["on the last day of the month", monthly],
  ])("may be %s", (_, given) => {
    expect(timing.parse(given)).toEqual(given)
  })

  it.each<[string, object, string]>([
    ["ends before it begins", { ...single, to: "2026-11-20T21:59" }, "to: The end must be after the beginning"],
    ["is on a day that no year has", { ...single, from: "2026-02-29T22:00" }, "from: must be a day and a time such as"],
    ["is told in another way", { ...single, from: "20.11.2026 22:00" }, "from: must be a day and a time such as"],
    ["has no such hour", { ...weekly, from: "24:00" }, "from: must be a time of day such as 22:00"],
    ["has no length", { ...weekly, to: "22:00" }, "to: The window must end at another time than it begins"],
    ["has no day of the week", { ...weekly, days: [] }, "days: Choose at least one day"],
    ["has no day of the month", { ...monthly, days: [] }, "days: Choose at least one day"],
    ["has a day that no month has", { ...monthly, days: [32] }, "days.0: must be days from 1 to 31, or last"],
    ["has six fields", { ...cron, expression: "0 30 2 * * 1" }, "expression: must have five fields"],
    ["has a nickname", { ...cron, expression: "@daily" }, "expression: must have five fields"],
    ["is a date instead of cron", { ...cron, expression: "2026-11-20T22:00:00" }, "expression: must have five fields"],
    ["has a minute too many", { ...cron, expression: "60 2 * * *" }, "expression: must have five fields"],
    ["never comes", { ...cron, expression: "0 0 30 2 *" }, "expression: This never comes"],
    ["lasts no time", { ...cron, durationMinutes: 0 }, "durationMinutes: must be at least a minute"],
    [
      "lasts longer than its period",
      { ...cron, expression: "*/30 * * * *", durationMinutes: 30 },
      "durationMinutes: A window must end before the next one begins, 30 min later",
    ],
    [
      "lasts longer than its shortest period",
      { ...cron, expression: "0 0 28,1 * *", durationMinutes: 1_440 },
      "durationMinutes: A window must end before the next one begins, 1 d later",
    ],
    [
      "lasts as long as its days",
      { ...interval, everyDays: 1, durationMinutes: 1_440 },
      "durationMinutes: A window must end before the next one begins, 1 d later",
    ],
    ["has no first day to count from", { ...interval, startsOn: undefined }, "startsOn: must be a day such as"],
    [
      "is over before it begins",
      { ...weekly, startsOn: "2026-11-02", endsOn: "2026-11-01" },
      "endsOn: The last day must not be before the first",
    ],
    [
      "lies between two of its days",
      { ...weekly, startsOn: "2026-11-02", endsOn: "2026-11-07" },
      "endsOn: No window falls between these days",
    ],
    [
      "lies between two of its years",
      { ...cron, expression: "0 0 29 2 *", startsOn: "2026-01-01", endsOn: "2027-12-31" },
      "endsOn: No window falls between these days",
    ],
  ])("is refused when it %s", (_, given, sentence) => {
    const [issue, ...more] = timing.safeParse(given).error?.issues ?? []
    expect(`${issue?.path.join(".")}: ${issue?.message}`).toContain(sentence)
    expect(more).toEqual([])
  })
})
