/** Timings and their windows as tests write and read them. */
import type { Timing, Weekday } from "../src/maintenance/timing.ts"
import { weekdays } from "../src/maintenance/timing.ts"
import { nextWindows, type Planned, type Window } from "../src/maintenance/windows.ts"

/** The moment of `2026-11-20T22:00`, in UTC. */
export const moment = (text: string): number => Date.parse(`${text}Z`)

export const planned = (timing: Timing, timeZone = "UTC", more: Partial<Planned> = {}): Planned => ({
  timing,
  timeZone,
  startedAt: null,
  endedAt: null,
  ...more,
})

/** `2026-11-20T22:00 – 2026-11-21T02:00`, in UTC. */
export const said = ({ from, to }: Window): string =>
  [from, to].map((at) => (at === null ? "…" : new Date(at).toISOString().slice(0, 16))).join(" – ")

/** The first windows from a moment on. */
export const first = (of: Planned, at: string, count = 1): string[] => nextWindows(of, moment(at), count).map(said)

export const weekly = (days: Weekday[], from: string, to: string): Timing => ({ strategy: "weekdays", days, from, to })
export const daily = (from: string, to: string): Timing => weekly([...weekdays], from, to)
export const monthly = (days: (number | "last")[], from = "01:00", to = "05:00"): Timing => ({
  strategy: "monthdays",
  days,
  from,
  to,
})
