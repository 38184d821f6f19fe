import { expect, it } from "vitest"
import { csvOf, dayByDay } from "./usage-days.ts"

const now = Date.parse("2026-03-01T00:30:00Z")
const known = [{ day: "2026-02-28", monitors: 2, checks: 2_880 }]

it("shows each day, also those on which nothing was used", () => {
  expect(dayByDay(known, 3, now)).toEqual([
    { day: "2026-02-27", monitors: 0, checks: 0 },
    { day: "2026-02-28", monitors: 2, checks: 2_880 },
    { day: "2026-03-01", monitors: 0, checks: 0 },
  ])
})

it("is a table that spreadsheets read", () => {
  expect(csvOf(known)).toBe("day,monitors,checks\r\n2026-02-28,2,2880\r\n")
})
