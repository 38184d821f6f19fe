/** When a maintenance is on: six strategies, by the clock on the wall of its time zone. */
import { humanDuration } from "@nightjar/kit/time"
import { z } from "zod"
import { clockOf, isCron, lengthOf, startsFrom } from "./starts.ts"

export const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const
export type Weekday = (typeof weekdays)[number]

const date = z.iso.date({ error: "must be a day such as 2026-11-20" })
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: "must be a time of day such as 22:00" })
const isDateAndTime = (text: string) =>
  text[10] === "T" && date.safeParse(text.slice(0, 10)).success && timeOfDay.safeParse(text.slice(11)).success
const dateAndTime = z.string().refine(isDateAndTime, { error: "must be a day and a time such as 2026-11-20T22:00" })

const durationMinutes = z
  .number({ error: "must be a number of minutes" })
  .int({ error: "must be a whole number of minutes" })
  .min(1, { error: "must be at least a minute" })
  .max(43_200, { error: "must be at most 43,200 minutes, thirty days; for longer, start and end it by hand" })

const everyDays = z
  .number({ error: "must be a number of days" })
  .int({ error: "must be a whole number of days" })
  .min(1, { error: "must be at least one day" })
  .max(366, { error: "must be at most 366 days" })

const expression = z
  .string()
  .trim()
  .max(100, { error: "must have at most 100 characters" })
  .refine(isCron, { error: "must have five fields (minute, hour, day, month, weekday) such as 30 2 * * 1-5" })

const aMonthday = { error: "must be days from 1 to 31, or last" }
const monthday = z.union([z.int().min(1, aMonthday).max(31, aMonthday), z.literal("last")], aMonthday)
const aDay = { error: "Choose at least one day" }

/** From one time of day to another; past midnight when that is the earlier one. */
const hours = { from: timeOfDay, to: timeOfDay }

/** The days of the zone on which windows may begin, both included. A window that has begun goes on to its end. */
const validity = { startsOn: date.optional(), endsOn: date.optional() }

const manual = z.object({ strategy: z.literal("manual") })
const single = z.object({ strategy: z.literal("single"), from: dateAndTime, to: dateAndTime })
const cron = z.object({ strategy: z.literal("cron"), expression, durationMinutes, ...validity })
/** Counted from `startsOn`. */
const interval = z.object({
  strategy: z.literal("interval"),
  everyDays,
  at: timeOfDay,
  durationMinutes,
  ...validity,
  startsOn: date,
})
const onWeekdays = z.object({
  strategy: z.literal("weekdays"),
  days: z.array(z.enum(weekdays)).min(1, aDay).max(7),
  ...hours,
  ...validity,
})
/** A month that lacks a day leaves it out; `last` is there in every month. */
const onMonthdays = z.object({
  strategy: z.literal("monthdays"),
  days: z.array(monthday).min(1, aDay).max(32),
  ...hours,
  ...validity,
})

export type Recurring = z.output<typeof cron | typeof interval | typeof onWeekdays | typeof onMonthdays>
export type Timed = z.output<typeof single> | Recurring
export type Timing = z.output<typeof manual> | Timed
export type Strategy = Timing["strategy"]

/** A rule about several fields asks nothing while one of them is wrong by itself, or an earlier rule has objected. */
const rule = (field: string, error: string | ((issue: { input?: unknown }) => string)) => ({
  path: [field],
  error,
  when: ({ issues }: { issues: readonly unknown[] }) => issues.length === 0,
})

const order = rule("endsOn", "The last day must not be before the first")
const isOrdered = ({ startsOn, endsOn }: Recurring) =>
  startsOn === undefined || endsOn === undefined || startsOn <= endsOn

/** Where no first day is set, windows are looked for from a leap year on, which has every day that there is. */
const anchor = Date.UTC(2024, 0)
const startsOf = (timing: Recurring) => startsFrom(timing, timing.startsOn ? clockOf(timing.startsOn) : anchor)
const occurs = (timing: Recurring) => !startsOf(timing).next().done
const occursEver = (timing: Recurring) => occurs({ ...timing, endsOn: undefined })
const never = rule("expression", "This never comes: no month has such a day")
const emptiness = rule("endsOn", "No window falls between these days")

/** So many starts have the shortest time between two, but for oddities once in years: windows that meet are joined. */
const sampledStarts = 100
const periodOf = (timing: Recurring): number => {
  const starts = startsOf(timing)
  let [before, shortest] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (let i = 0; i < sampledStarts; i++) {
    const { value: start } = starts.next()
    if (start === undefined) break
    shortest = Math.min(shortest, start - before)
    before = start
  }
  return shortest
}
const endsInTime = (timing: Recurring) => lengthOf(timing) < periodOf(timing)
const overlap = rule(
  "durationMinutes",
  ({ input }) => `A window must end before the next one begins, ${humanDuration(periodOf(input as Recurring))} later`,
)

const hasLength = ({ from, to }: { from: string; to: string }) => from !== to
const noLength = rule("to", "The window must end at another time than it begins; what is always on is started by hand")
const backwards = rule("to", "The end must be after the beginning")

/**
 * `manual`: from when somebody starts it until somebody ends it. `single`: once. `cron`: at each time of an expression.
 * `interval`: every so many days. `weekdays`, `monthdays`: on these days, from one time of day to another.
 */
export const timing = z.discriminatedUnion("strategy", [
  manual,
  single.refine(({ from, to }) => from < to, backwards),
  cron.refine(isOrdered, order).refine(occursEver, never).refine(occurs, emptiness).refine(endsInTime, overlap),
  interval.refine(isOrdered, order).refine(endsInTime, overlap),
  onWeekdays.refine(hasLength, noLength).refine(isOrdered, order).refine(occurs, emptiness),
  onMonthdays.refine(hasLength, noLength).refine(isOrdered, order).refine(occurs, emptiness),
])
