/** The history of a standing: the only source of time in state. Moments are Unix milliseconds. */

import type { Settled, Turn } from "../turn/turn.ts"

export interface Span {
  from: number
  /** Null while it lasts. */
  to: number | null
  state: Settled
}

/**
 * A turn rewrites what came after it: an outage that is confirmed began at its first failing slot. Where it says the
 * same as the span before it, that one goes on, and what was between them has not been.
 */
export const rewrite = (spans: readonly Span[], turn: Pick<Turn, "since" | "to">): Span[] => {
  const kept = spans.filter((span) => span.from < turn.since)
  const last = kept.at(-1)
  if (last?.state === turn.to) return [...kept.slice(0, -1), { ...last, to: null }]
  return [
    ...kept.map((span) => (span === last ? { ...span, to: turn.since } : span)),
    { from: turn.since, to: null, state: turn.to },
  ]
}

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

/** @param windowMs the length to be covered: from the window's start, or the monitor's, to its end or now */
export const uptimeOf = (time: Record<Settled, number>, windowMs: number): Uptime => {
  const good = time.up + time.degraded
  const known = good + time.down
  return { ratio: known > 0 ? good / known : null, coverage: windowMs > 0 ? Math.min(1, known / windowMs) : 0 }
}
