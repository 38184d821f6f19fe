/** When windows begin and how long they last, by the clock on the wall; which moments these are is for windows.ts. */
import { day, minute } from "@nightjar/kit/time"
import { Cron } from "croner"
import type { Recurring, Timed, Weekday } from "./timing.ts"

/** The clock of `2026-11-20` or `2026-11-20T22:00`. */
export const clockOf = (text: string): number => Date.parse(text.includes("T") ? `${text}Z` : text)

const timeOf = (text: string): number => (Number(text.slice(0, 2)) * 60 + Number(text.slice(3))) * minute

/** From the beginning of a window to its end, as the clock shows it on an ordinary day. */
export const lengthOf = (timing: Timed): number => {
  if ("durationMinutes" in timing) return timing.durationMinutes * minute
  if (timing.strategy === "single") return clockOf(timing.to) - clockOf(timing.from)
  return (timeOf(timing.to) - timeOf(timing.from) + day) % day
}

/** The clocks at which windows begin, from `clock` on: endless, where no last day is set. */
export function* startsFrom(timing: Timed, clock: number): Generator<number, undefined> {
  if (timing.strategy === "single") {
    const start = clockOf(timing.from)
    if (start >= clock) yield start
    return
  }
  const first = timing.startsOn ? Math.max(clock, clockOf(timing.startsOn)) : clock
  const end = timing.endsOn ? clockOf(timing.endsOn) + day : Number.POSITIVE_INFINITY
  for (const start of timing.strategy === "cron" ? cronStarts(timing.expression, first) : dayStarts(timing, first)) {
    if (start >= end) return
    yield start
  }
}

/** UTC stands for the wall, so that cron knows no time zone, and skipped hours have one rule for all strategies. */
const parseCron = (expression: string) => new Cron(expression, { mode: "5-part", utcOffset: 0 })

/** Five fields; neither seconds nor nicknames. */
export const isCron = (expression: string): boolean => {
  try {
    return expression.trim().split(/\s+/).length === 5 && parseCron(expression) !== undefined
  } catch {
    return false
  }
}

function* cronStarts(expression: string, from: number): Generator<number> {
  const cron = parseCron(expression)
  for (let next = cron.nextRun(new Date(from - 1)); next; next = cron.nextRun(next)) yield next.getTime()
}

type Daily = Exclude<Recurring, { strategy: "cron" }>

function* dayStarts(timing: Daily, from: number): Generator<number> {
  const time = timeOf(timing.strategy === "interval" ? timing.at : timing.from)
  for (let date = Math.floor(from / day) * day; ; date += day)
    if (date + time >= from && isDay(timing, date)) yield date + time
}

const byDay: readonly Weekday[] = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"]

/** Each of them has a day within 366, so that looking for the next one ends. */
const isDay = (timing: Daily, date: number): boolean => {
  if (timing.strategy === "interval") return ((date - clockOf(timing.startsOn)) / day) % timing.everyDays === 0
  const calendar = new Date(date)
  if (timing.strategy === "weekdays") return timing.days.includes(byDay[calendar.getUTCDay()]!)
  const isLast = new Date(date + day).getUTCDate() === 1
  return timing.days.includes(calendar.getUTCDate()) || (isLast && timing.days.includes("last"))
}
