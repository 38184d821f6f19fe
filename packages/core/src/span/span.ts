/** The history of a standing: the only source of time in state. Moments are Unix milliseconds. */

import type { Settled, Turn } from "../turn/turn.ts"

export interface Span {
  from: number
  /** Null while it lasts. */
  to: number | null
  state: Settled
}

/** A turn rewrites what came after it: an outage that is confirmed began at its first failing slot. */
export const rewrite = (spans: readonly Span[], turn: Pick<Turn, "since" | "to">): Span[] => [
  ...spans
    .filter((span) => span.from < turn.since)
    .map((span) => (span.to === null || span.to > turn.since ? { ...span, to: turn.since } : span)),
  { from: turn.since, to: null, state: turn.to },
]

/** Milliseconds in each state within a window; `now` ends the span that lasts. */
export const timeInState = (
  spans: readonly Span[],
  window: { from: number; to: number },
  now: number,
): Record<Settled, number> => {
  const time = { up: 0, degraded: 0, down: 0, no_data: 0, maintenance: 0, paused: 0 }
  for (const span of spans) {
    const length = Math.min(span.to ?? now, window.to) - Math.max(span.from, window.from)
    if (length > 0) time[span.state] += length
  }
  return time
}

export interface Uptime {
  /** Up and degraded over up, degraded and down; null when nothing of it is known. */
  ratio: number | null
  /** The share of the window in which something was known. */
  coverage: number
}

/** Under this coverage a day is shown as "no data", never as green. */
export const enoughCoverage = 0.9

/** @param windowMs the length to be covered: from the window's start, or the monitor's, to its end or now */
export const uptimeOf = (time: Record<Settled, number>, windowMs: number): Uptime => {
  const good = time.up + time.degraded
  const known = good + time.down
  return { ratio: known > 0 ? good / known : null, coverage: windowMs > 0 ? Math.min(1, known / windowMs) : 0 }
}

/** Floored, so that one failure never reads 100 %: `99.99`, of a ratio. */
export const floorPercent = (ratio: number, digits = 2): string => {
  const factor = 10 ** digits
  // 0.07 · 100 is 7.000000000000001 and 0.29 · 100 is 28.999999999999996: what floating point lost is given back.
  return (Math.floor(Number((ratio * 100 * factor).toPrecision(12))) / factor).toFixed(digits)
}
