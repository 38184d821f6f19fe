import type { FleetDb, FleetSql } from "@nightjar/db/transaction"
import { type Gap, insertGaps } from "../gap/gap.fleet.ts"
import { causeOf } from "../gap/gap.ts"
import { type Heartbeat, insertEvidence, insertHeartbeats } from "../heartbeat/heartbeat.fleet.ts"
import { type Found, seenUpsideDown } from "../heartbeat/heartbeat.ts"
import { phaseBuckets } from "../heartbeat/phases.ts"
import type { Terms } from "../monitor/terms.ts"
import { advanceSchedules, type Claim, countDue, lockClaims } from "../schedule/schedule.fleet.ts"
import { type Missed, nextOf, type Turnout } from "../schedule/schedule.ts"
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
}

/** What became of an attempt. */
export interface Recorded {
  beat: Heartbeat
  /** Events were written with it. */
  turned: boolean
}

/**
 * Records attempts of many tenants in one transaction: heartbeat, gap, standing, span, turn, incident, event and the
 * next slot, or nothing of it where the claim does not hold any more. Execution is at least once; the record is
 * exactly once.
 * @returns null for each attempt that came too late
 */
export const completeAttempts = (db: FleetDb, attempts: readonly Attempt[]): Promise<(Recorded | null)[]> =>
  db.transaction(async (sql) => {
    const held = await lockClaims(
      sql,
      attempts.map((attempt) => attempt.claim),
    )
    const kept = attempts.filter((_, place) => held[place]).map(asSeen)
    const moved = await moveStandings(sql, kept.map(moveOf))
    const records = kept.flatMap((attempt, place) => {
      const result = moved[place]
      return result ? [{ attempt, moved: result, beat: beatOf(attempt, result) }] : []
    })
    if (records.length > 0) await write(sql, records)
    const recorded = new Map(
      records.map(({ attempt, moved, beat }) => [attempt.claim, { beat, turned: moved.turns.length > 0 }]),
    )
    return attempts.map((attempt) => recorded.get(attempt.claim) ?? null)
  })

const asSeen = (attempt: Attempt): Attempt =>
  attempt.terms.upsideDown ? { ...attempt, found: seenUpsideDown(attempt.found) } : attempt

interface Record {
  attempt: Attempt
  moved: Moved
  beat: Heartbeat
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
  phases: phaseBuckets(found.phases),
  token: claim.token,
  seq: moved.seqs.at(-1)!,
  status: found.status,
  state: moved.standing.state,
})

const write = async (sql: FleetSql, records: readonly Record[]) => {
  const gaps = await gapsOf(sql, records)
  const evidence = records.filter(({ moved, beat }) => beat.status !== "up" || moved.turns.length > 0)
  await Promise.all([
    insertHeartbeats(
      sql,
      records.map((record) => record.beat),
    ),
    advanceSchedules(
      sql,
      records.map((record) => ({ claim: record.attempt.claim, next: nextAfter(record) })),
    ),
    evidence.length > 0 &&
      insertEvidence(
        sql,
        evidence.map(({ attempt, beat }) => ({ beat, evidence: attempt.found })),
      ),
    gaps.length > 0 && insertGaps(sql, gaps),
  ])
}

/** A failure is asked again only while nobody knows yet what it is. */
const nextAfter = ({ attempt, moved }: Record) => {
  const { turnout, terms, endedAt, found } = attempt
  const wanted = moved.standing.state === "confirming" && found.status === "down"
  return nextOf({ ...turnout, intervalMs: terms.intervalMs }, { wanted, endedAt, retryMs: terms.retryMs })
}

/** The gap's verdict, where it gave one, came before the attempt's. */
const seqOfGap = ({ seqs }: Moved) => (seqs.length > 1 ? seqs[0]! : null)

/** Gaps are rare, so what explains them is asked only when there are some. */
const gapsOf = async (sql: FleetSql, records: readonly Record[]): Promise<Gap[]> => {
  const late = records.flatMap(({ attempt, moved }) =>
    attempt.turnout.missed ? [{ claim: attempt.claim, missed: attempt.turnout.missed, seq: seqOfGap(moved) }] : [],
  )
  if (late.length === 0) return []
  const region = late[0]!.claim.region
  const from = Math.min(...late.map(({ missed }) => missed.from))
  const to = Math.max(...late.map(({ missed }) => missed.to))
  const lives = await listLives(sql, region, from, to)
  const explain = (missed: Missed) => causeOf(missed.from, missed.to, lives)
  const backlog = late.some(({ missed }) => explain(missed) === "overload") ? await countDue(sql, region) : null
  return late.map(({ claim, missed, seq }) => {
    const { tenantId, monitorId } = claim
    const cause = explain(missed)
    return { tenantId, monitorId, region, ...missed, cause, seq, backlog: cause === "overload" ? backlog : null }
  })
}
