/**
 * The decisions that the record in memory makes, each by itself: those of core wherever they stand there as functions, and
 * those that SQL makes said again. Tests plant faults by handing the record another one of them.
 */
import { completionOf, deservesEvidence, recordedOf } from "@nightjar/core/attempt"
import { gapOf } from "@nightjar/core/attempt/missed"
import { planTelling } from "@nightjar/core/delivery/telling"
import type { Found, Heartbeat } from "@nightjar/core/heartbeat"
import { emptyBucket, fold } from "@nightjar/core/rollup"
import { type Claim, leaseEnd } from "@nightjar/core/schedule"
import { rewrite } from "@nightjar/core/span"
import { judgeGroups } from "@nightjar/core/standing/group"
import { judgeAll } from "@nightjar/core/standing/move"
import type { MonitorTurn, Plan, PlannedMessage } from "@nightjar/core/turn"
import { deadAfterMs } from "@nightjar/core/worker"
import type { DeliveryRow, IncidentRow, LifeRow, MarkRow, ProbeRow, ScheduleRow } from "./tables.ts"

export const steps = {
  /** What is taken out of what is due, which is oldest first. */
  shareOut,
  leaseEnd,
  /** Of a claim, and of a pause or an edit. */
  tokenAfter: (token: number) => token + 1,
  tokenAfterStop: (token: number) => token + 1,
  tokenOfKept: (token: number) => token + 1,
  holds: (row: ScheduleRow, claim: Claim) =>
    row.token === claim.token && row.nextSlotAt === claim.nextSlotAt && row.attempt === claim.attempt,
  holdsProbe: (row: ProbeRow, token: number) => row.token === token && row.answeredAt === null,
  completionOf,
  recordedOf,
  deservesEvidence,
  gapOf,
  judgeAll,
  judgeGroups,
  rewrite,
  opens: (turn: MonitorTurn) => turn.incident === "opens",
  resolves: (incident: IncidentRow) => incident.resolvedAt === null,
  planTelling,
  /** What is written for a plan. */
  outboxOf: (plan: Plan): readonly PlannedMessage[] => ("tell" in plan ? plan.tell : []),
  /** Whether it is the turn of a message, of those that wait in its thread. */
  isNext: (row: DeliveryRow, waiting: readonly DeliveryRow[]) => row === waiting[0],
  holdsDelivery: (row: DeliveryRow, token: number) => row.token === token && row.settledAt === null,
  /** A life that others end: it gives no sign, or its session is gone. */
  hasEnded: (life: LifeRow, now: number, hasSession: boolean) => life.seenAt < now - deadAfterMs || !hasSession,
  /** Whether a check may be what its worker died of, last seen at that time; from the second time on that is known. */
  wasRunning: (row: ScheduleRow, seenAt: number) => row.begun || (row.failures === 0 && row.nextSlotAt <= seenAt),
  /** When what an ended life held is due again. */
  freedAt: (row: ScheduleRow, now: number): number | null => (row.attempt === 0 ? row.nextSlotAt : now),
  /** What an answer off the grid leaves among the heartbeats. */
  beatsOfAnswer: (_answer: { probe: ProbeRow; found: Found; seq: number | null; startedAt: number }): Heartbeat[] => [],
  isAfterMark: (beat: Heartbeat, mark: MarkRow) =>
    beat.slotAt > mark.slotAt || (beat.slotAt === mark.slotAt && beat.attempt > mark.attempt),
  emptyBucket,
  fold,
}
export type Steps = typeof steps

/** Everything while it fits in a batch; else each tenant that has something due gives its oldest, up to an equal share. */
function shareOut(due: readonly ScheduleRow[], batch: number): ScheduleRow[] {
  if (due.length <= batch) return [...due]
  const tenants = new Set(due.map((row) => row.tenantId))
  const share = Math.ceil(batch / tenants.size)
  const given = new Map<string, number>()
  const shared = due.filter(({ tenantId }) => {
    const count = (given.get(tenantId) ?? 0) + 1
    given.set(tenantId, count)
    return count <= share
  })
  return shared.slice(0, batch)
}
