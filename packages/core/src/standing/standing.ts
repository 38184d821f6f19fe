/** How a monitor stands, and how each verdict moves it. Pure: worker, simulator and tests call the same `judge`. */
import type { Terms } from "../monitor/terms.ts"
import type { Settled, State, Turn } from "../turn/turn.ts"
import { freshOf, isGood, nextRun, type Run, type Verdict, vote } from "../verdict/verdict.ts"

/** Moments are Unix milliseconds. */
export interface Standing {
  state: State
  /** What time belongs to: while confirming, the state before. */
  settled: Settled
  /** Since when it is in `settled`. */
  since: number
  /** Since when it is down; kept until it is up again, whatever it turns to between. */
  outageSince: number | null
  /** Counts the verdicts and commands that moved it. */
  seq: number
  /** The newest verdict of each region, by the region's code. */
  runs: Readonly<Record<number, Run>>
}

export interface Rules {
  /** Failing attempts in a row that make an outage: the retries and one. */
  attempts: number
  /** Good slots in a row that end one. */
  recoveries: number
  /** How long a region's verdict counts: two intervals and the timeout. */
  freshMs: number
}

export const rulesOf = (terms: Terms): Rules => ({
  attempts: terms.retries + 1,
  recoveries: terms.recoveries,
  freshMs: 2 * terms.intervalMs + terms.timeoutMs,
})

export interface Judged {
  standing: Standing
  turn: Turn | null
}

export const newStanding = (at: number): Standing => ({
  state: "no_data",
  settled: "no_data",
  since: at,
  outageSince: null,
  seq: 0,
  runs: {},
})

/**
 * Null when the verdict is stale: older than the newest of its region, or the monitor is paused. In maintenance it is
 * kept as its region's newest, and nothing is counted or voted.
 */
export const judge = (standing: Standing, verdict: Verdict, rules: Rules): Judged | null => {
  const newest = standing.runs[verdict.region]
  if (standing.settled === "paused" || verdict.at < (newest?.at ?? standing.since)) return null
  const isCounted = standing.settled !== "maintenance"
  const run = nextRun(isCounted ? newest : undefined, verdict)
  const judged = { ...standing, seq: standing.seq + 1, runs: { ...standing.runs, [verdict.region]: run } }
  if (!isCounted) return { standing: judged, turn: null }
  const fresh = freshOf(judged.runs, verdict.at - rules.freshMs)
  const wanted = vote(fresh)
  if (isUnsure(standing, wanted, fresh, rules)) return { standing: { ...judged, state: "confirming" }, turn: null }
  return settle(judged, wanted, { at: verdict.at, since: holdsSince(standing, wanted, run, fresh) })
}

/** Nobody asks any more; an outage that was open ends, since nobody would see its end. */
export const pause = (standing: Standing, at: number): Judged =>
  settle({ ...standing, seq: standing.seq + 1, runs: {} }, "paused", { at, since: at })

/** Nothing is known until the first verdict. */
export const resume = (standing: Standing, at: number): Judged =>
  settle({ ...standing, seq: standing.seq + 1, runs: {} }, "no_data", { at, since: at })

/** Whatever is found is expected, until it is left; an outage that was open stays so. */
export const enterMaintenance = (standing: Standing, at: number): Judged =>
  settle({ ...standing, seq: standing.seq + 1, runs: {} }, "maintenance", { at, since: at })

/** The first verdicts decide: up ends an outage that was open before, and down goes on with it. */
export const leaveMaintenance = (standing: Standing, at: number): Judged =>
  settle({ ...standing, seq: standing.seq + 1, runs: {} }, "no_data", { at, since: at })

const isUnsure = (standing: Standing, wanted: Settled, fresh: readonly Run[], rules: Rules) => {
  const tooFew = (good: boolean, enough: number) =>
    fresh.some((run) => (good ? isGood(run.status) : run.status === "down") && run.count < enough)
  const failing = standing.settled !== "down" && wanted !== "no_data" && tooFew(false, rules.attempts)
  const recovering = standing.outageSince !== null && isGood(wanted) && tooFew(true, rules.recoveries)
  return failing || recovering
}

/** An outage holds from its first failing slot, its end from the first good one; the rest from the verdict itself. */
const holdsSince = (standing: Standing, wanted: Settled, run: Run, fresh: readonly Run[]) => {
  if (wanted === "down")
    return Math.min(...fresh.filter((other) => other.status === "down").map((other) => other.since))
  const comesBack = standing.settled === "down" || standing.settled === "no_data"
  return isGood(wanted) && comesBack ? run.since : run.slotAt
}

const settle = (standing: Standing, to: Settled, moment: { at: number; since: number }): Judged => {
  const { settled: from, outageSince } = standing
  if (from === to) return { standing: { ...standing, state: to }, turn: null }
  const outage = outageAfter(outageSince, to, moment.since)
  const incident = outageSince === null && outage !== null ? "opens" : null
  return {
    standing: { ...standing, state: to, settled: to, since: moment.since, outageSince: outage },
    turn: {
      seq: standing.seq,
      ...moment,
      from,
      to,
      incident: outageSince !== null && outage === null ? "resolves" : incident,
    },
  }
}

/** Only up ends an outage, or a pause: a slow answer or none at all is no recovery. */
const outageAfter = (outageSince: number | null, to: Settled, since: number) => {
  if (to === "down") return outageSince ?? since
  return to === "up" || to === "paused" ? null : outageSince
}
