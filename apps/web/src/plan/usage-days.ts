/** Usage day by day. Pure. */
import { day as dayMs } from "@nightjar/kit/time"

export const shownDays = 90

export interface UsageDay {
  /** In UTC, `2026-11-26`. */
  day: string
  monitors: number
  checks: number
}

/** The last days up to today, oldest first; on those of which nothing is known nothing was used. */
export const dayByDay = (known: readonly UsageDay[], count: number, now: number): UsageDay[] => {
  const byDay = new Map(known.map((one) => [one.day, one]))
  return Array.from({ length: count }, (_, index) => {
    const day = new Date(now - (count - 1 - index) * dayMs).toISOString().slice(0, 10)
    return byDay.get(day) ?? { day, monitors: 0, checks: 0 }
  })
}

/** RFC 4180. */
export const csvOf = (days: readonly UsageDay[]): string =>
  ["day,monitors,checks", ...days.map(({ day, monitors, checks }) => `${day},${monitors},${checks}`), ""].join("\r\n")
