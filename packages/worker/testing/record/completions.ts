/** Attempts recorded, as `attempt.fleet.ts` does it. */
import { type Attempt, asSeen, type Completion, moveOf, type Recorded } from "@nightjar/core/attempt"
import { isOverload, reachOf } from "@nightjar/core/attempt/missed"
import type { Gap } from "@nightjar/core/gap"
import { type Advance, dueOf } from "@nightjar/core/schedule"
import { readBacklog } from "./claims.ts"
import { listLives } from "./lives.ts"
import { appendHeartbeat, type Memory } from "./memory.ts"
import { confirmElsewhere } from "./probes.ts"
import { moveStandings } from "./standings.ts"
import { placeOf } from "./tables.ts"

export const completeAttempts = (
  memory: Memory,
  life: number | null,
  attempts: readonly Attempt[],
): (Recorded | null)[] => {
  const { steps } = memory
  const held = attempts.filter(({ claim }) => {
    const row = memory.schedules.get(placeOf(claim))
    return row !== undefined && steps.holds(row, claim)
  })
  const kept = held.map(asSeen)
  const moved = moveStandings(memory, kept.map(moveOf))
  const completions = kept.flatMap((attempt, place) => {
    const result = moved[place]
    return result ? [steps.completionOf(attempt, result, life)] : []
  })
  const gaps = gapsOf(memory, completions)
  const asked = write(memory, life, completions)
  memory.gaps.push(...gaps.filter((gap) => gap !== null))
  const recorded = new Map(
    completions.map((completion, place) => [
      completion.attempt.claim,
      steps.recordedOf(completion, { gap: gaps[place] ?? null, asked }),
    ]),
  )
  return attempts.map((attempt) => recorded.get(attempt.claim) ?? null)
}

const write = (memory: Memory, life: number | null, completions: readonly Completion[]): ReadonlySet<string> => {
  const doubts = completions.filter(({ moved }) => moved.isNewDoubt).map(({ beat }) => beat)
  const asked = confirmElsewhere(memory, doubts)
  for (const completion of completions) {
    appendBeat(memory, completion)
    advanceSchedule(memory, life, completion.advance)
  }
  return asked
}

const appendBeat = (memory: Memory, completion: Completion) => {
  const { beat, attempt } = completion
  appendHeartbeat(memory, beat)
  if (!memory.steps.deservesEvidence(completion)) return
  const { tenantId, monitorId, region, slotAt, attempt: number, status } = beat
  memory.evidence.push({ tenantId, monitorId, region, slotAt, attempt: number, status, outcome: attempt.found })
}

const advanceSchedule = (memory: Memory, life: number | null, advance: Advance) => {
  const { claim, next, keeps, failures } = advance
  const row = memory.schedules.get(placeOf(claim))!
  row.nextSlotAt = next.nextSlotAt
  row.attempt = next.attempt
  row.dueAt = dueOf(advance)
  row.failures = failures
  row.begun = false
  row.token = keeps ? memory.steps.tokenOfKept(row.token) : row.token
  row.claimedBy = keeps ? life : null
}

const gapsOf = (memory: Memory, completions: readonly Completion[]): (Gap | null)[] => {
  const reach = reachOf(completions)
  if (!reach) return completions.map(() => null)
  const lives = listLives(memory, reach.region, reach.from)
  const needsBacklog = completions.some((completion) => isOverload(completion, lives))
  const backlog = needsBacklog ? readBacklog(memory, reach.region).due : null
  return completions.map((completion) => memory.steps.gapOf(completion, lives, backlog))
}
