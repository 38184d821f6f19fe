/**
 * The times in which a maintenance is on. Pure: worker, server and browser ask the same functions. Moments are Unix
 * milliseconds.
 */
import { hour } from "@nightjar/kit/time"
import { clockAt, readClock } from "@nightjar/kit/time-zone"
import { lengthOf, startsFrom } from "./starts.ts"
import type { Timed, Timing } from "./timing.ts"

export interface Window {
  from: number
  /** Exclusive; null where nobody has ended it yet. */
  to: number | null
}

/** What the windows of a maintenance follow from. */
export interface Planned {
  timing: Timing
  timeZone: string
  /** When somebody started it; of `manual` alone. */
  startedAt: number | null
  /** When somebody ended the window that ran. */
  endedAt: number | null
}

/**
 * Windows that are not over at `at`, in order, none touching the next: endless, where no last day is set. One that was
 * ended the moment it began is none.
 */
export function* windowsFrom(planned: Planned, at: number): Generator<Window, undefined> {
  const { timing, timeZone, startedAt, endedAt } = planned
  const windows = timing.strategy === "manual" ? manualWindows(startedAt) : joined(placedWindows(timing, timeZone, at))
  for (const window of windows) {
    const cut = endedBy(window, endedAt)
    if (cut.to === null || cut.to > Math.max(at, cut.from)) yield cut
  }
}

/** Those that touch the time from `from` up to, not including, `to`; whole, also where they reach beyond it. */
export const windowsBetween = (planned: Planned, from: number, to: number): Window[] => {
  const windows: Window[] = []
  for (const window of windowsFrom(planned, from)) {
    if (window.from >= to) break
    windows.push(window)
  }
  return windows
}

/** The next ones, with the one that is on. */
export const nextWindows = (planned: Planned, at: number, count: number): Window[] => {
  const windows: Window[] = []
  for (const window of windowsFrom(planned, at)) if (windows.push(window) >= count) break
  return windows
}

export const windowAt = (planned: Planned, at: number): Window | null => {
  const [window] = nextWindows(planned, at, 1)
  return window && window.from <= at ? window : null
}

/** When it next begins or ends, after `at`; null where it never does by itself. */
export const nextChange = (planned: Planned, at: number): number | null => {
  const [window] = nextWindows(planned, at, 1)
  if (!window) return null
  return window.from > at ? window.from : window.to
}

const manualWindows = (startedAt: number | null): Window[] =>
  startedAt === null ? [] : [{ from: startedAt, to: null }]

const endedBy = (window: Window, endedAt: number | null): Window =>
  endedAt !== null && window.from <= endedAt && (window.to === null || endedAt < window.to)
    ? { from: window.from, to: endedAt }
    : window

interface Placed {
  from: number
  to: number
}

/** No clock is put forward or back by more: Antarctica/Troll does it by two hours. */
const largestShift = 2 * hour

/** Begins early enough to meet every window that lasts at `at`, and one before it that is joined to that. */
function* placedWindows(timing: Timed, timeZone: string, at: number): Generator<Placed> {
  const length = lengthOf(timing)
  for (const start of startsFrom(timing, clockAt(timeZone, at) - 2 * (length + 2 * largestShift)))
    yield place(timing, { start, length }, timeZone)
}

/**
 * A window that begins at a time that is skipped begins when the clock jumps, and one that begins or ends at such a
 * time is as long as on other days. Of a time that comes twice, a beginning takes the first and an end the second.
 */
const place = (timing: Timed, { start, length }: { start: number; length: number }, timeZone: string): Placed => {
  const begin = readClock(timeZone, start)
  const whole = { from: begin.first, to: begin.first + length }
  if ("durationMinutes" in timing || begin.skipped) return whole
  const end = readClock(timeZone, start + length)
  return end.skipped ? whole : { from: begin.first, to: end.last }
}

function* joined(windows: Iterable<Placed>): Generator<Placed> {
  let open: Placed | null = null
  for (const window of windows) {
    if (open && window.from <= open.to) open = { from: open.from, to: Math.max(open.to, window.to) }
    else {
      if (open) yield open
      open = window
    }
  }
  if (open) yield open
}
