/** Slots that have no heartbeat, and why. A gap is no data, never down. */

export const causes = [
  "worker_down",
  "db_down",
  "overload",
  "overrun",
  "paused",
  "blocked",
  "target_budget",
  "edited",
  "quarantine",
] as const
export type Cause = (typeof causes)[number]

/** Moments are Unix milliseconds; `to` is exclusive. */
export interface Gap {
  tenantId: string
  monitorId: string
  region: number
  from: number
  to: number
  slots: number
  cause: Cause
  seq: number | null
  backlog: number | null
}

/** A time in which a worker process lived, from its first sign of life to its last; Unix milliseconds. */
export interface Life {
  from: number
  to: number
  /** It ended without a word, so what it held was held until its claims were freed. */
  died: boolean
  /** Why there was no sign between the life before and this one, where the process itself knows. */
  after: "start" | "db_down" | "freeze"
}

/** A worker that dies may hold slots that are due this much later: its look-ahead, and the wait for its next sign. */
export const deathReachMs = 5_000

/**
 * Why nobody ran the slots from `from` to `to`: the worker that held them died, none of the region lived for some of
 * the time, or those that lived were too busy.
 * @param lives of the region, those that touch the time or `deathReachMs` before it
 */
export const causeOf = (from: number, to: number, lives: readonly Life[]): Cause => {
  const death = lives.find((life) => life.died && life.to >= from - deathReachMs && life.to <= to)
  const heir = death && lives.find((life) => life.from >= death.to && life.after === "db_down")
  if (death) return heir ? "db_down" : "worker_down"
  let covered = from
  for (const life of [...lives].sort((a, b) => a.from - b.from)) {
    if (life.from > covered) return life.after === "db_down" ? "db_down" : "worker_down"
    covered = Math.max(covered, life.to)
    if (covered >= to) return "overload"
  }
  return "worker_down"
}
