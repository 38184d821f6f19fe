/** What one check found in one region, and what several regions say together. */

export const statuses = ["up", "degraded", "down", "unknown", "blocked"] as const
export type Status = (typeof statuses)[number]

/** As heartbeats keep them. */
export const statusLetters: Readonly<Record<Status, string>> = {
  up: "u",
  degraded: "g",
  down: "d",
  unknown: "n",
  blocked: "b",
}

/** Moments are Unix milliseconds. */
export interface Verdict {
  /** The region's code. */
  region: number
  status: Status
  /** The moment that it speaks of: the slot of an attempt, the start of a probe. */
  slotAt: number
  /** When it was asked; this orders the verdicts of a region. */
  at: number
}

/** The newest verdict of a region, with those of its kind before it. */
export interface Run extends Omit<Verdict, "region"> {
  /** Verdicts in a row that were good (up, degraded), bad (down) or silent (unknown, blocked). */
  count: number
  /** The moment that the first of them speaks of. */
  since: number
}

/** The newest verdict of each region, by the region's code. */
export type Runs = Readonly<Record<number, Run>>

/** The outcome of a monitor that is to be down, seen from its owner. */
export const upsideDown = (status: Status): Status => {
  if (status === "down") return "up"
  return isGood(status) ? "down" : status
}

export const isGood = (status: string) => status === "up" || status === "degraded"

const kindOf = (status: Status) => (isGood(status) ? "good" : status === "down" ? "bad" : "silent")

export const nextRun = (newest: Run | undefined, { status, slotAt, at }: Verdict): Run =>
  newest && kindOf(newest.status) === kindOf(status)
    ? { status, slotAt, at, count: newest.count + 1, since: newest.since }
    : { status, slotAt, at, count: 1, since: slotAt }

/** A region that has been silent for long has no vote. */
export const freshOf = (runs: Runs, notBefore: number): Run[] =>
  Object.values(runs).filter((run) => run.at >= notBefore)

/** Regions that fail while others do not, by code: too few for an outage, or not yet enough. */
export const failingApart = (runs: Runs, notBefore: number): number[] => {
  const fresh = Object.entries(runs).filter(([, run]) => run.at >= notBefore)
  if (!fresh.some(([, run]) => isGood(run.status))) return []
  return fresh.filter(([, run]) => run.status === "down").map(([code]) => Number(code))
}

/**
 * Down when most of the regions that know say so, and at least `quorum` of them (all, where fewer know); degraded when
 * some do, or are slow. Unknown never counts as down.
 * @param quorum regions that must fail at least, whatever the majority is
 */
export const vote = (runs: readonly Run[], quorum = 1): "up" | "degraded" | "down" | "no_data" => {
  const knowing = runs.filter((run) => kindOf(run.status) !== "silent")
  const failing = knowing.filter((run) => run.status === "down").length
  if (knowing.length === 0) return "no_data"
  if (failing > knowing.length / 2 && failing >= Math.min(quorum, knowing.length)) return "down"
  return knowing.every((run) => run.status === "up") ? "up" : "degraded"
}
