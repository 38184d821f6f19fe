/**
 * Time as the clock on a wall tells it. A `clock` is what the hands show, read as if it were UTC: Unix milliseconds
 * of 02:30Z for half past two, wherever the wall is.
 */
import { z } from "zod"
import { memo } from "./memo.ts"
import { day, minute } from "./time.ts"

/** Making one costs as much as fifty uses. There are 600 names, in any case. */
const formatOf = memo(
  1_000,
  (timeZone: string) => timeZone,
  (timeZone) => new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" }),
)

const isTimeZone = (name: string): boolean => {
  try {
    return /^[A-Za-z]/.test(name) && formatOf(name) !== undefined
  } catch {
    return false
  }
}

/** A name of the IANA database. */
export const zTimeZone = z
  .string()
  .refine(isTimeZone, { error: "is not known; write it as Europe/Berlin, America/New_York or UTC" })

/** How far the clocks of the zone are ahead of UTC at a moment, in milliseconds. */
const offsetAt = (timeZone: string, at: number): number => {
  const [, sign, hours, minutes] = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(formatOf(timeZone).format(at)) ?? []
  const length = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * minute
  return sign === "-" ? -length : length
}

export const clockAt = (timeZone: string, at: number): number => at + offsetAt(timeZone, at)

export interface Reading {
  /** The first moment at which the clock shows this; where it never does, the moment at which it jumps past it. */
  first: number
  /** The last one; another than the first when the clock is put back over it. */
  last: number
  /** The clock is put forward past it. */
  skipped: boolean
}

/** When the clock of a zone shows this. */
export const readClock = (timeZone: string, clock: number): Reading => {
  // No zone changes its offset twice within two days.
  const before = clock - offsetAt(timeZone, clock - day)
  const after = clock - offsetAt(timeZone, clock + day)
  const shown = [before, after].filter((at) => clockAt(timeZone, at) === clock)
  if (shown.length > 0) return { first: Math.min(...shown), last: Math.max(...shown), skipped: false }
  const jump = jumpBetween(timeZone, { from: after, to: before, clock })
  return { first: jump, last: jump, skipped: true }
}

/** The first minute whose clock is past `clock`. */
const jumpBetween = (timeZone: string, { from, to, clock }: { from: number; to: number; clock: number }): number => {
  if (to - from <= minute) return to
  const middle = from + Math.floor((to - from) / 2 / minute) * minute
  return clockAt(timeZone, middle) > clock
    ? jumpBetween(timeZone, { from, to: middle, clock })
    : jumpBetween(timeZone, { from: middle, to, clock })
}
