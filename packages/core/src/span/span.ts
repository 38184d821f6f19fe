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

/** Milliseconds in each state. */
export type TimeInState = Readonly<Record<Settled, number>>

/**
 * What there had been from a monitor's beginning to some moment. Each span keeps the tally of its start, so that the
 * time in state of any window is the difference of two: two rows are read, however many spans lie between them, and
 * since no span before it changes when a turn rewrites those after it, a tally needs no repair.
 */
export interface Tally {
  time: TimeInState
  outages: { begun: number; ended: number }
}

export const emptyTally: Tally = {
  time: { up: 0, degraded: 0, down: 0, no_data: 0, maintenance: 0, paused: 0 },
  outages: { begun: 0, ended: 0 },
}

/** @param span the one that `moment` lies in, with the tally of its start */
export const tallyAt = (span: Pick<Span, "from" | "state"> & { before: Tally }, moment: number): Tally => {
  const { state, before } = span
  const ended = before.outages.begun
  return {
    time: { ...before.time, [state]: before.time[state] + moment - span.from },
    outages: { begun: ended + (state === "down" ? 1 : 0), ended },
  }
}

/** Time in state from one moment to a later one. */
export const timeBetween = (from: Tally, to: Tally): TimeInState => ({
  up: to.time.up - from.time.up,
  degraded: to.time.degraded - from.time.degraded,
  down: to.time.down - from.time.down,
  no_data: to.time.no_data - from.time.no_data,
  maintenance: to.time.maintenance - from.time.maintenance,
  paused: to.time.paused - from.time.paused,
})

/** How many outages there were from one moment to a later one, those that had begun before among them. */
export const outagesBetween = (from: Tally, to: Tally): number => to.outages.begun - from.outages.ended

export interface Uptime {
  /** Up and degraded over up, degraded and down; null when nothing of it is known. */
  ratio: number | null
  /** The share of the time, from the monitor's beginning on, in which something was known. */
  coverage: number
}

export const uptimeOf = (time: TimeInState): Uptime => {
  const good = time.up + time.degraded
  const known = good + time.down
  const all = known + time.no_data + time.maintenance + time.paused
  return { ratio: known > 0 ? good / known : null, coverage: all > 0 ? known / all : 0 }
}
