/** Times in which monitors are expected to fail: nothing is voted, and nobody is told. */
import { zId } from "@nightjar/kit/id"
import { zLine, zText } from "@nightjar/kit/text"
import { zTimeZone } from "@nightjar/kit/time-zone"
import { z } from "zod"
import { type Timing, timing, type Weekday, weekdays } from "./timing.ts"
import { nextWindows, type Planned, type Window, windowAt } from "./windows.ts"

export const maintenanceId = zId("maintenance")

export const maintenanceFields = z.object({
  title: zLine({ min: 1, max: 150 }),
  description: zText({ max: 5_000 }).default(""),
  /** Whose clock the timing is told by. */
  timeZone: zTimeZone,
  timing,
  /** Which monitors it covers: these, and those that have one of the tags, while they have it. */
  monitors: z.array(zId("monitor")).max(500, { error: "At most 500 monitors; a tag covers any number" }).default([]),
  tags: z.array(zId("tag")).max(50, { error: "At most 50 tags" }).default([]),
})

const covers = (input: { monitors: readonly unknown[]; tags: readonly unknown[] }) =>
  input.monitors.length + input.tags.length > 0
const coverage = { path: ["monitors"], error: "Choose at least one monitor or tag" }

export const maintenanceInput = maintenanceFields.refine(covers, coverage)
export type MaintenanceInput = z.output<typeof maintenanceInput>

/** An edit names the version it was made from; another's edit in between is answered with `stale`. */
export const maintenanceEdit = maintenanceFields
  .extend({ id: maintenanceId, version: z.number().int() })
  .refine(covers, coverage)

/** `ready`: by hand, and not started. `past`: it does not begin again. */
export const phases = ["running", "upcoming", "ready", "past"] as const
export type Phase = (typeof phases)[number]

export interface Outlook {
  phase: Phase
  /** The one that is on. */
  window: Window | null
  /** Those that follow. */
  next: Window[]
}

/** @param count windows to look ahead */
export const outlookOf = (planned: Planned, at: number, count: number): Outlook => {
  const window = windowAt(planned, at)
  const next = nextWindows(planned, at, count + 1).filter(({ from }) => from > at)
  const phase = () => {
    if (window) return "running"
    if (next.length > 0) return "upcoming"
    return planned.timing.strategy === "manual" ? "ready" : "past"
  }
  return { phase: phase(), window, next: next.slice(0, count) }
}

interface Validity {
  startsOn: string | null
  endsOn: string | null
}
/** From one time of day to another. */
interface Hours {
  from: string
  to: string
  /** It ends on the day after. */
  isOvernight: boolean
}

/** What one sentence says of a timing; the words are the screen's. */
export type Description =
  | { strategy: "manual" }
  | { strategy: "single"; from: string; to: string }
  | ({ strategy: "cron"; expression: string; durationMinutes: number } & Validity)
  | ({ strategy: "interval"; everyDays: number; at: string; durationMinutes: number } & Validity)
  | ({ strategy: "weekdays"; days: "all" | "workdays" | "weekend" | Weekday[] } & Hours & Validity)
  | ({ strategy: "monthdays"; days: number[]; last: boolean } & Hours & Validity)

export const describe = (timing: Timing): Description => {
  if (timing.strategy === "manual" || timing.strategy === "single") return timing
  const validity = { startsOn: timing.startsOn ?? null, endsOn: timing.endsOn ?? null }
  if (timing.strategy === "cron" || timing.strategy === "interval") return { ...timing, ...validity }
  const hours = { from: timing.from, to: timing.to, isOvernight: timing.to < timing.from }
  if (timing.strategy === "weekdays")
    return { strategy: "weekdays", days: wordOfDays(timing.days), ...hours, ...validity }
  const days = [...new Set(timing.days.filter((day) => day !== "last"))].toSorted((a, b) => a - b)
  return { strategy: "monthdays", days, last: timing.days.includes("last"), ...hours, ...validity }
}

const wordOfDays = (chosen: readonly Weekday[]): "all" | "workdays" | "weekend" | Weekday[] => {
  const days = weekdays.filter((day) => chosen.includes(day))
  const isWeekend = (day: Weekday) => day === "saturday" || day === "sunday"
  if (days.length === 7) return "all"
  if (days.length === 5 && !days.some(isWeekend)) return "workdays"
  return days.length === 2 && days.every(isWeekend) ? "weekend" : days
}
