import type { FleetDb, FleetSql } from "@nightjar/db/transaction"
import { insertGaps } from "../gap/gap.fleet.ts"
import type { Gap } from "../gap/gap.ts"
import { insertEvidence, insertHeartbeats } from "../heartbeat/heartbeat.fleet.ts"
import { confirmElsewhere } from "../probe/confirm.fleet.ts"
import { advanceSchedules, lockClaims, readBacklog } from "../schedule/schedule.fleet.ts"
import { moveStandings } from "../standing/standing.fleet.ts"
import { listLives } from "../worker/worker.fleet.ts"
import { type Attempt, asSeen, type Completion, completionOf, moveOf, type Recorded, recordedOf } from "./attempt.ts"
import { gapOf, isOverload, reachOf } from "./missed.ts"

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
    const completions = kept.flatMap((attempt, place) => {
      const result = moved[place]
      return result ? [completionOf(attempt, result, life)] : []
    })
    const { gaps, asked } = await write(sql, life, completions)
    const recorded = new Map(
      completions.map((completion, place) => [
        completion.attempt.claim,
        recordedOf(completion, { gap: gaps[place] ?? null, asked }),
      ]),
    )
    return attempts.map((attempt) => recorded.get(attempt.claim) ?? null)
  })

const write = async (sql: FleetSql, life: number | null, completions: readonly Completion[]) => {
  const gaps = await gapsOf(sql, completions)
  const evidence = completions.filter(({ moved, beat }) => beat.status !== "up" || moved.turns.length > 0)
  const doubts = completions.filter(({ moved }) => moved.isNewDoubt).map(({ beat }) => beat)
  if (completions.length === 0) return { gaps, asked: new Set<string>() }
  const [asked] = await Promise.all([
    confirmElsewhere(sql, doubts),
    insertHeartbeats(
      sql,
      completions.map(({ beat }) => beat),
    ),
    advanceSchedules(
      sql,
      life,
      completions.map(({ advance }) => advance),
    ),
    evidence.length > 0 &&
      insertEvidence(
        sql,
        evidence.map(({ attempt, beat }) => ({ beat, evidence: attempt.found })),
      ),
    gaps.some((gap) => gap !== null) &&
      insertGaps(
        sql,
        gaps.filter((gap) => gap !== null),
      ),
  ])
  return { gaps, asked }
}

/** Gaps are rare, so what explains them is asked only when there are some. */
const gapsOf = async (sql: FleetSql, completions: readonly Completion[]): Promise<(Gap | null)[]> => {
  const reach = reachOf(completions)
  if (!reach) return completions.map(() => null)
  const lives = await listLives(sql, reach.region, reach.from, reach.to)
  const needsBacklog = completions.some((completion) => isOverload(completion, lives))
  const backlog = needsBacklog ? (await readBacklog(sql, reach.region)).due : null
  return completions.map((completion) => gapOf(completion, lives, backlog))
}
