import type { FleetDb, FleetSql } from "@nightjar/db/transaction"
import { type Gap, insertGaps } from "../gap/gap.fleet.ts"
import { causeOf } from "../gap/gap.ts"
import { type Heartbeat, insertEvidence, insertHeartbeats } from "../heartbeat/heartbeat.fleet.ts"
import { type Found, seenUpsideDown } from "../heartbeat/heartbeat.ts"
import type { Terms } from "../monitor/monitor.ts"
import { confirmElsewhere } from "../probe/confirm.fleet.ts"
import {
  type Advance,
  advanceSchedules,
  type Claim,
  countDue,
  keptClaim,
  lockClaims,
} from "../schedule/schedule.fleet.ts"
import { type Missed, nextOf, quarantine, type Turnout } from "../schedule/schedule.ts"
import { type Moved, moveStandings } from "../standing/standing.fleet.ts"
import { rulesOf } from "../standing/standing.ts"
import { listLives } from "../worker/worker.fleet.ts"
import { verdictsOf } from "./attempt.ts"

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

/**
 * Records attempts of many tenants in one transaction: heartbeat, gap, standing, span, turn, incident, event and the
 * next slot, or nothing of it where the claim does not hold any more. Execution is at least once; the record is
 * exactly once.
 * @param life whose the claims are that are kept; null where there is none to keep them
 * @returns null for each attempt that came too late
 */
export const completeAttempts = (
  db: FleetDb,
  life: number | null,
  attempts: readonly Attempt[],
): Promise<(Recorded | null)[]> =>
  db.transaction(async (sql) => {
    const held = await lockClaims(
      sql,
      attempts.map((attempt) => attempt.claim),
    )
    const kept = attempts.filter((_, place) => held[place]).map(asSeen)
    const moved = await moveStandings(sql, kept.map(moveOf))
    const records = kept.flatMap((attempt, place) => {
      const result = moved[place]
      if (!result) return []
      return [{ attempt, moved: result, beat: beatOf(attempt, result), advance: advanceOf(attempt, result, life) }]
    })
    const gaps = records.length > 0 ? await write(sql, life, records) : new Map<Claim, Gap>()
    const doubts = records.filter(({ moved }) => moved.isNewDoubt).map(({ attempt }) => attempt.claim)
    const asked = doubts.length > 0 ? await confirmElsewhere(sql, doubts) : new Set<string>()
    const recorded = new Map(
      records.map(({ attempt: { claim }, moved, beat, advance }) => [
        claim,
        {
          beat,
          turned: moved.turns.length > 0,
          gap: gaps.get(claim) ?? null,
          asked: asked.has(claim.monitorId),
          kept: keptClaim(advance),
        },
      ]),
    )
    return attempts.map((attempt) => recorded.get(attempt.claim) ?? null)
  })

const asSeen = (attempt: Attempt): Attempt =>
  attempt.terms.upsideDown ? { ...attempt, found: seenUpsideDown(attempt.found) } : attempt

interface Record {
  attempt: Attempt
  moved: Moved
  beat: Heartbeat
  advance: Advance
}

const moveOf = ({ claim, terms, turnout, startedAt, found }: Attempt) => ({
  tenantId: claim.tenantId,
  monitorId: claim.monitorId,
  rules: rulesOf(terms),
  verdicts: verdictsOf(claim.region, turnout, startedAt, found.status),
  reason: found.message,
})

const beatOf = ({ claim, turnout, startedAt, found }: Attempt, moved: Moved): Heartbeat => ({
  tenantId: claim.tenantId,
  monitorId: claim.monitorId,
  region: claim.region,
  slotAt: turnout.slotAt,
  attempt: turnout.attempt,
  startedAt,
  latencyMs: found.latencyMs,
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
    return { claim, next: { ...next, dueAt: endedAt + waitMs }, keeps: false, failures: claim.failures }
  const keeps = life !== null && keepUntil !== null && next.dueAt <= keepUntil
  return { claim, next, keeps, failures: keeps ? 1 : 0 }
}

const write = async (sql: FleetSql, life: number | null, records: readonly Record[]) => {
  const gaps = await gapsOf(sql, records)
  const evidence = records.filter(({ moved, beat }) => beat.status !== "up" || moved.turns.length > 0)
  await Promise.all([
    insertHeartbeats(
      sql,
      records.map((record) => record.beat),
    ),
    advanceSchedules(
      sql,
      life,
      records.map((record) => record.advance),
    ),
    evidence.length > 0 &&
      insertEvidence(
        sql,
        evidence.map(({ attempt, beat }) => ({ beat, evidence: attempt.found })),
      ),
    gaps.size > 0 && insertGaps(sql, [...gaps.values()]),
  ])
  return gaps
}

/** The gap's verdict, where it gave one, came before the attempt's. */
const seqOfGap = ({ seqs }: Moved) => (seqs.length > 1 ? seqs[0]! : null)

/** Gaps are rare, so what explains them is asked only when there are some. */
const gapsOf = async (sql: FleetSql, records: readonly Record[]): Promise<Map<Claim, Gap>> => {
  const late = records.flatMap(({ attempt, moved }) =>
    attempt.turnout.missed ? [{ claim: attempt.claim, missed: attempt.turnout.missed, seq: seqOfGap(moved) }] : [],
  )
  if (late.length === 0) return new Map()
  const region = late[0]!.claim.region
  const from = Math.min(...late.map(({ missed }) => missed.from))
  const to = Math.max(...late.map(({ missed }) => missed.to))
  const lives = await listLives(sql, region, from, to)
  const explain = (claim: Claim, missed: Missed) =>
    quarantine(claim.failures - 1) === null ? causeOf(missed.from, missed.to, lives) : "quarantine"
  const isOverload = late.some(({ claim, missed }) => explain(claim, missed) === "overload")
  const backlog = isOverload ? await countDue(sql, region) : null
  return new Map(
    late.map(({ claim, missed, seq }) => {
      const { tenantId, monitorId } = claim
      const cause = explain(claim, missed)
      const measured = cause === "overload" ? backlog : null
      return [claim, { tenantId, monitorId, region, ...missed, cause, seq, backlog: measured }]
    }),
  )
}
