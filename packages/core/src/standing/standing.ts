/** How a monitor stands, and how each verdict moves it. Pure: worker, simulator and tests call the same `judge`. */
import { minute } from "@nightjar/kit/time"
import type { Terms } from "../monitor/monitor.ts"
import type { Settled, State, Turn } from "../turn/turn.ts"
import { freshOf, isGood, nextRun, type Run, type Runs, type Verdict, vote } from "../verdict/verdict.ts"

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
  runs: Runs
  /** When outages began and ended of late, oldest first; no more of them than make it flap. */
  turnedAt: readonly number[]
  /** Since when it turns too often to tell of each; null while it does not. */
  flappingSince: number | null
}

export interface Rules {
  /** Failing attempts, of all regions together, that make an outage: the retries and one. */
  attempts: number
  /** Good checks, of all regions together, that end one. */
  recoveries: number
  /** How long it must have been good for that. */
  recoveryMs: number
  /** Regions that must fail at least. */
  quorum: number
  /** How long a region's verdict counts. */
  freshMs: number
}

export const rulesOf = (terms: Terms): Rules => ({
  attempts: terms.retries + 1,
  recoveries: terms.recoveries,
  recoveryMs: terms.recoveryMs,
  quorum: terms.quorum,
  freshMs: freshMsOf(terms),
})

/** Two intervals and the timeout. */
export const freshMsOf = ({ intervalMs, timeoutMs }: Pick<Terms, "intervalMs" | "timeoutMs">) =>
  2 * intervalMs + timeoutMs

/** So many beginnings and ends of outages within so long are flapping; so long without one, it is over. */
export const flapping = { turns: 5, withinMs: 30 * minute }

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
  turnedAt: [],
  flappingSince: null,
})

/**
 * Null when the verdict is stale: older than the newest of its region, or the monitor is paused. In maintenance it is
 * kept as its region's newest, and nothing is counted or voted.
 */
export const judge = (standing: Standing, verdict: Verdict, rules: Rules): Judged | null => {
  const newest = standing.runs[verdict.region]
  if (standing.settled === "paused" || verdict.at < (newest?.at ?? standing.since)) return null
  const run = nextRun(newest, verdict)
  const heard = { ...standing, seq: standing.seq + 1, runs: { ...standing.runs, [verdict.region]: run } }
  if (standing.settled === "maintenance") return { standing: heard, turn: null }
  const { at } = verdict
  const fresh = freshOf(heard.runs, at - rules.freshMs)
  const wanted = vote(fresh, rules.quorum)
  if (isUnsure(standing, { wanted, fresh, at }, rules))
    return { standing: { ...heard, state: "confirming" }, turn: null }
  return watchFlapping(settle(heard, wanted, { at, since: holdsSince(standing, wanted, run, fresh) }), at)
}

/** Everything that was heard is forgotten: verdicts from now on decide. */
const forgetful = (standing: Standing): Standing => ({
  ...standing,
  seq: standing.seq + 1,
  runs: {},
  turnedAt: [],
  flappingSince: null,
})

/** Nobody asks any more; an outage that was open ends, since nobody would see its end. */
export const pause = (standing: Standing, at: number): Judged =>
  settle(forgetful(standing), "paused", { at, since: at }, null)

/**
 * After a pause or a maintenance: nothing is known until the first verdict. An outage that a maintenance found open
 * goes on or ends as the verdicts say.
 */
export const resume = (standing: Standing, at: number): Judged =>
  settle(forgetful(standing), "no_data", { at, since: at })

/** Checks go on, and decide nothing until it is over. */
export const enterMaintenance = (standing: Standing, at: number): Judged =>
  settle(forgetful(standing), "maintenance", { at, since: at })

/** A person says that the outage is over. Should it not be, the next verdicts begin another one. Null without an outage. */
export const resolve = (standing: Standing, at: number): Judged | null => {
  if (standing.outageSince === null) return null
  const to = standing.settled === "maintenance" ? "maintenance" : "no_data"
  return settle(forgetful(standing), to, { at, since: at }, null)
}

/** Another state by somebody else's word; no outage of its own begins or ends. */
export const turnTo = (standing: Standing, to: Settled, moment: { at: number; since: number }): Judged =>
  settle({ ...standing, seq: standing.seq + 1 }, to, moment, standing.outageSince)

interface Ballot {
  wanted: Settled
  fresh: readonly Run[]
  at: number
}

/** One more failure or success might still decide otherwise. Regions add up: two that fail at once are two attempts. */
const isUnsure = (standing: Standing, { wanted, fresh, at }: Ballot, rules: Rules) => {
  const failing = fresh.filter((run) => run.status === "down")
  const good = fresh.filter((run) => isGood(run.status))
  const failsTooLittle = failing.length > 0 && countOf(failing) < rules.attempts
  if (standing.settled !== "down" && wanted !== "no_data" && failsTooLittle) return true
  if (standing.outageSince === null || !isGood(wanted)) return false
  return countOf(good) < rules.recoveries || good.some((run) => at - run.since < rules.recoveryMs)
}

const countOf = (runs: readonly Run[]) => runs.reduce((sum, run) => sum + run.count, 0)

/** An outage holds from its first failing slot, its end from the first good one; the rest from the verdict itself. */
const holdsSince = (standing: Standing, wanted: Settled, run: Run, fresh: readonly Run[]) => {
  if (wanted === "down")
    return Math.min(...fresh.filter((other) => other.status === "down").map((other) => other.since))
  const comesBack = standing.settled === "down" || standing.settled === "no_data"
  return isGood(wanted) && comesBack ? run.since : run.slotAt
}

/** @param outageSince what becomes of the outage; by the state that is settled in unless told */
const settle = (
  standing: Standing,
  to: Settled,
  moment: { at: number; since: number },
  outageSince = outageAfter(standing.outageSince, to, moment.since),
): Judged => {
  const { settled: from, outageSince: before } = standing
  const ends = before !== null && outageSince === null
  const incident = before === null && outageSince !== null ? "opens" : ends ? "resolves" : null
  if (from === to && incident === null) return { standing: { ...standing, state: to }, turn: null }
  const since = from === to ? standing.since : moment.since
  return {
    standing: { ...standing, state: to, settled: to, since, outageSince },
    turn: { seq: standing.seq, ...moment, from, to, incident, flapping: null },
  }
}

/** Only up ends an outage: a slow answer, none at all or a maintenance is no recovery. */
const outageAfter = (outageSince: number | null, to: Settled, since: number) => {
  if (to === "down") return outageSince ?? since
  return to === "up" ? null : outageSince
}

/** Marks the turns of a monitor that flaps, and tells when it has been quiet for long. */
const watchFlapping = ({ standing, turn }: Judged, at: number): Judged => {
  if (turn?.incident) {
    const turnedAt = [...standing.turnedAt, at].slice(-flapping.turns)
    const isTooOften = turnedAt.length === flapping.turns && at - turnedAt[0]! <= flapping.withinMs
    const since = standing.flappingSince ?? (isTooOften ? at : null)
    const mark = since === null ? null : since === at ? "begins" : "lasts"
    return { standing: { ...standing, turnedAt, flappingSince: since }, turn: { ...turn, flapping: mark } }
  }
  if (standing.flappingSince === null) return { standing, turn }
  if (turn || at - standing.turnedAt.at(-1)! <= flapping.withinMs)
    return { standing, turn: turn && { ...turn, flapping: "lasts" } }
  const { seq, settled } = standing
  return {
    standing: { ...standing, turnedAt: [], flappingSince: null },
    turn: { seq, at, since: at, from: settled, to: settled, incident: null, flapping: "ends" },
  }
}
