/** Which share of what happened was bad, where what is old counts less and less. */
import type { Clock } from "@nightjar/kit/time"

export interface Share {
  add(isBad: boolean): void
  /** How much is remembered: what has just happened counts 1. */
  readonly size: number
  /** From 0 to 1; 0 while nothing is remembered. */
  readonly share: number
}

/** @param halfLifeMs what is so old counts half */
export const createShare = (clock: Clock, halfLifeMs: number): Share => {
  let all = 0
  let bad = 0
  let at = clock.monotonic()
  const age = () => {
    const now = clock.monotonic()
    const left = 0.5 ** ((now - at) / halfLifeMs)
    all *= left
    bad *= left
    at = now
  }
  return {
    add(isBad) {
      age()
      all += 1
      if (isBad) bad += 1
    },
    get size() {
      age()
      return all
    },
    get share() {
      return all > 0 ? bad / all : 0
    },
  }
}
