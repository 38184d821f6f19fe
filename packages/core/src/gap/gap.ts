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
] as const
export type Cause = (typeof causes)[number]

/** A time in which a worker process lived, from its first sign of life to its last; Unix milliseconds. */
export interface Life {
  from: number
  to: number
  /** Why there was no sign between the life before and this one, where the process itself knows. */
  after: "start" | "db_down" | "freeze"
}

/**
 * Why nobody ran the slots from `from` to `to`: no worker of the region lived for some of the time, or those that
 * lived were too busy.
 * @param lives of the region, those that touch the time
 */
export const causeOf = (from: number, to: number, lives: readonly Life[]): Cause => {
  let covered = from
  for (const life of [...lives].sort((a, b) => a.from - b.from)) {
    if (life.from > covered) return life.after === "db_down" ? "db_down" : "worker_down"
    covered = Math.max(covered, life.to)
    if (covered >= to) return "overload"
  }
  return "worker_down"
}
