/** Rare paths, and how often a simulation went them. */
export const paths = [
  "stale completion dropped",
  "claim kept",
  "kept claim void by an edit",
  "lease expired and taken over",
  "claims of a dead worker freed",
  "life ended by others, and begun anew",
  "life begun anew after the database was gone",
  "claims given back",
  "slow lane refused",
  "gap worker_down",
  "gap db_down",
  "gap overload",
  "gap paused",
  "gap edited",
  "gap quarantine",
  "several missed slots judged unknown",
  "retry made",
  "retry not made, the next slot comes first",
  "verdict stale",
  "outage confirmed by another region",
  "outage of one region only",
  "region without a vote, silent for too long",
  "probe answered too late",
  "probe of a monitor that was paused",
  "poison quarantined",
  "flapping begins",
  "flapping ends",
  "group turned by a member",
  "incident resolved by hand",
  "outage outlasts a restart",
  "recovery waits",
  "own trouble excused",
  "push monitor down by silence",
  "batch shared between tenants",
  "message sent again",
  "message that may have arrived, or not",
  "beginning told with its end",
  "hours added up",
] as const
export type Path = (typeof paths)[number]

export interface Reached {
  add(path: Path, count?: number): void
  readonly counts: ReadonlyMap<Path, number>
}

export const createReached = (): Reached => {
  const counts = new Map<Path, number>()
  return {
    counts,
    add(path, count = 1) {
      if (count > 0) counts.set(path, (counts.get(path) ?? 0) + count)
    },
  }
}
