/** When a maintenance is on: six strategies, by the clock on the wall of its time zone. */
import { minute } from "@nightjar/kit/time"
import { z } from "zod"
import { clockOf, isCron, lengthOf, startsFrom } from "./starts.ts"

export const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const
export type Weekday = (typeof weekdays)[number]

const date = z.iso.date({ error: "must be a day such as 2026-11-20" })
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: "must be a time of day such as 22:00" })
const dateAndTime = z
  .string()
  .refine((text) => text[10] === "T" && isDate(text.slice(0, 10)) && isTime(text.slice(11)), {
    error: "must be a day and a time such as 2026-11-20T22:00",
  })
const monthday = { error: "must be days from 1 to 31, or last" }
const isDate = (text: string) => date.safeParse(text).success
const isTime = (text: string) => timeOfDay.safeParse(text).success

/** At most thirty days. */
const durationMinutes = z
  .number({ error: "must be a number of minutes" })
  .int({ error: "must be a whole number of minutes" })
  .min(1, { error: "must be at least a minute" })
  .max(43_200, { error: "must be at most 43,200 minutes, thirty days; for longer, start and end it by hand" })

/** The days of the zone on which windows may begin, both included. A window that has begun goes on to its end. */
const validity = { startsOn: date.optional(), endsOn: date.optional() }

/** A rule about several fields asks nothing while one of them is wrong by itself, or an earlier rule has objected. */
const isSound = ({ issues }: { issues: readonly unknown[] }) => issues.length === 0

const endsInOrder = ({ startsOn, endsOn }: { startsOn?: string | undefined; endsOn?: string | undefined }) =>
  startsOn === undefined || endsOn === undefined || startsOn <= endsOn
const order = { path: ["endsOn"], error: "The last day must not be before the first", when: isSound }

/** Cron is asked from a leap year on, which shows every day of the year. */
const anchor = Date.UTC(2024, 0)
const falls = (timing: Recurring) =>
  !startsFrom(timing, timing.startsOn ? clockOf(timing.startsOn) : anchor).next().done
const emptiness = { path: ["endsOn"], error: "No window falls between these days", when: isSound }

const clockWindow = { from: timeOfDay, to: timeOfDay }
const hasLength = ({ from, to }: { from: string; to: string }) => from !== to
const emptyWindow = {
  path: ["to"],
  error: "The window must end at another time than it begins; what is always on is started by hand",
  when: isSound,
}

const manual = z.object({ strategy: z.literal("manual") })

const single = z
  .object({ strategy: z.literal("single"), from: dateAndTime, to: dateAndTime })
  .refine(({ from, to }) => from < to, {
    path: ["to"],
    error: "The end must be after the beginning",
    when: isSound,
  })

/** Gaps between so many starts tell the shortest there is, but for oddities once in years: those windows are joined. */
const sampledStarts = 100

/** Minutes between two starts, the shortest there are. */
const periodOf = (timing: Recurring): number => {
  const starts = startsFrom(timing, timing.startsOn ? clockOf(timing.startsOn) : anchor)
  let [before, shortest] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (let i = 0; i < sampledStarts; i++) {
    const { value: start } = starts.next()
    if (start === undefined) break
    shortest = Math.min(shortest, start - before)
    before = start
  }
  return shortest / minute
}
const endsBeforeNext = (timing: Recurring) => lengthOf(timing) / minute < periodOf(timing)
const tooLong = {
  path: ["durationMinutes"],
  error: ({ input }: { input?: unknown }) =>
    `A window must end before the next one begins, ${periodOf(input as Recurring)} minutes later`,
  when: isSound,
}

const cron = z
  .object({
    strategy: z.literal("cron"),
    expression: z
      .string()
      .trim()
      .max(100, { error: "must have at most 100 characters" })
      .refine(isCron, { error: "must have five fields (minute, hour, day, month, weekday) such as 30 2 * * 1-5" }),
    durationMinutes,
    ...validity,
  })
  .refine(endsInOrder, order)
  .refine((timing) => falls({ ...timing, startsOn: undefined, endsOn: undefined }), {
    path: ["expression"],
    error: "This never comes: no month has such a day",
    when: isSound,
  })
  .refine(falls, emptiness)
  .refine(endsBeforeNext, tooLong)

const interval = z
  .object({
    strategy: z.literal("interval"),
    everyDays: z
      .number({ error: "must be a number of days" })
      .int({ error: "must be a whole number of days" })
      .min(1, { error: "must be at least one day" })
      .max(366, { error: "must be at most 366 days" }),
    at: timeOfDay,
    durationMinutes,
    ...validity,
    /** The first of them; the others are counted from it. */
    startsOn: date,
  })
  .refine(endsInOrder, order)
  .refine(endsBeforeNext, tooLong)

const onWeekdays = z
  .object({
    strategy: z.literal("weekdays"),
    days: z.array(z.enum(weekdays)).min(1, { error: "Choose at least one day" }).max(7),
    ...clockWindow,
    ...validity,
  })
  .refine(hasLength, emptyWindow)
  .refine(endsInOrder, order)
  .refine(falls, emptiness)

const onMonthdays = z
  .object({
    strategy: z.literal("monthdays"),
    /** A month that lacks a day leaves it out; `last` is there in every month. */
    days: z
      .array(z.union([z.int().min(1, monthday).max(31, monthday), z.literal("last")], monthday))
      .min(1, { error: "Choose at least one day" })
      .max(32),
    ...clockWindow,
    ...validity,
  })
  .refine(hasLength, emptyWindow)
  .refine(endsInOrder, order)
  .refine(falls, emptiness)

/**
 * `manual`: from when somebody starts it until somebody ends it. `single`: once. `cron`: at each time of an expression.
 * `interval`: every so many days. `weekdays`, `monthdays`: on these days, from one time of day to another, past midnight
 * when that is the earlier one.
 */
export const timing = z.discriminatedUnion("strategy", [manual, single, cron, interval, onWeekdays, onMonthdays])
export type Timing = z.output<typeof timing>
export type Strategy = Timing["strategy"]
export type Recurring = Exclude<Timing, { strategy: "manual" | "single" }>

export const strategies = [
  "manual",
  "single",
  "weekdays",
  "monthdays",
  "interval",
  "cron",
] as const satisfies Strategy[]
