/** One run of a claimed slot, and what is to be recorded of it. */
import type { Gap } from "../gap/gap.ts"
import { type Found, type Heartbeat, seenUpsideDown } from "../heartbeat/heartbeat.ts"
import { phaseBuckets } from "../heartbeat/phases.ts"
import type { Terms } from "../monitor/monitor.ts"
import { type Advance, type Claim, keptClaim, nextOf, quarantine, type Turnout } from "../schedule/schedule.ts"
import type { Finding, Move, Moved } from "../standing/move.ts"
import { rulesOf } from "../standing/standing.ts"

/** A claimed slot that was run. Moments are Unix milliseconds by the database's clock. */
export interface Attempt {
  claim: Claim
  terms: Terms
  turnout: Turnout
  startedAt: number
  endedAt: number
  found: Found
  /** Its holder would keep the claim for what comes next, if that is due by then; null where it would not. */
  keepUntil: number | null
}

/** What became of an attempt. */
export interface Recorded {
  beat: Heartbeat
  /** Events were written with it. */
  turned: boolean
  /** The slots before it that nobody ran, with the reason. */
  gap: Gap | null
  /** Probes were asked for in other regions. */
  asked: boolean
  /** The claim to go on with; null where the schedule was let go. */
  kept: Claim | null
}

/** An attempt whose claim held, judged: all that is to be written of it but for the gap before it. */
export interface Completion {
  attempt: Attempt
  moved: Moved
  beat: Heartbeat
  advance: Advance
}

/** @param life whose the claim is, if it is kept */
export const completionOf = (attempt: Attempt, moved: Moved, life: number | null): Completion => ({
  attempt,
  moved,
  beat: beatOf(attempt, moved),
  advance: advanceOf(attempt, moved, life),
})

/** @param asked monitors (uuids) of which other regions were asked */
export const recordedOf = (
  { moved, beat, advance }: Completion,
  { gap, asked }: { gap: Gap | null; asked: ReadonlySet<string> },
): Recorded => ({
  beat,
  turned: moved.turns.length > 0,
  gap,
  asked: asked.has(beat.monitorId),
  kept: keptClaim(advance),
})

/** What was seen is kept of failures and of turns. */
export const deservesEvidence = ({ moved, beat }: Completion) => beat.status !== "up" || moved.turns.length > 0

/** As the owner of the monitor sees it. */
export const asSeen = (attempt: Attempt): Attempt =>
  attempt.terms.upsideDown ? { ...attempt, found: seenUpsideDown(attempt.found) } : attempt

export const moveOf = ({ claim, terms, turnout, startedAt, found }: Attempt): Move => ({
  tenantId: claim.tenantId,
  monitorId: claim.monitorId,
  rules: rulesOf(terms),
  verdicts: verdictsOf(claim.region, turnout, startedAt, found),
})

/**
 * Missed slots are an unknown verdict of their region, judged before the attempt that found them missed. A single one
 * is not: the verdict before it is still fresh. (Two turns a hiccup would double the work just when there is too much.)
 */
export const verdictsOf = (
  region: number,
  { slotAt, missed }: Turnout,
  startedAt: number,
  { status, message }: Pick<Found, "status" | "message">,
): Finding[] => {
  const ran: Finding = { region, status, slotAt, at: startedAt, message }
  if (!missed || missed.slots < 2) return [ran]
  const unknown = { region, status: "unknown" as const, slotAt: missed.from, at: missed.from }
  return [{ ...unknown, message: `${missed.slots} checks in a row were not made.` }, ran]
}

const beatOf = ({ claim, turnout, startedAt, found }: Attempt, moved: Moved): Heartbeat => ({
  tenantId: claim.tenantId,
  monitorId: claim.monitorId,
  region: claim.region,
  slotAt: turnout.slotAt,
  attempt: turnout.attempt,
  startedAt,
  latencyMs: found.latencyMs,
  phases: phaseBuckets(found.phases),
  token: claim.token,
  seq: moved.seqs.at(-1)!,
  status: found.status,
  state: moved.standing.state,
})

/** A failure is asked again only while nobody knows yet what it is. */
const advanceOf = (attempt: Attempt, { standing }: Moved, life: number | null): Advance => {
  const { claim, turnout, terms, endedAt, found, keepUntil } = attempt
  const wanted = standing.state === "confirming" && found.status === "down"
  const next = nextOf({ ...turnout, intervalMs: terms.intervalMs }, { wanted, endedAt, retryMs: terms.retryMs })
  const waitMs = quarantine(claim.failures)
  if (waitMs !== null)
    return {
      claim,
      next: { ...next, dueAt: Math.max(next.dueAt, endedAt + waitMs) },
      keeps: false,
      failures: claim.failures + 1,
    }
  const keeps = life !== null && keepUntil !== null && next.dueAt <= keepUntil
  return { claim, next, keeps, failures: 0 }
}
