/** Slots taken, given back and freed, as `schedule.fleet.ts` does it. */
import type { Backlog, Claim } from "@nightjar/core/schedule"
import type { Memory } from "./memory.ts"
import { placeOf, type ScheduleRow } from "./tables.ts"

export interface ClaimAsk {
  region: number
  life: number
  batch: number
  lookAheadMs: number
}

const dueBy = (memory: Memory, region: number, at: number): (ScheduleRow & { dueAt: number })[] => {
  const due: (ScheduleRow & { dueAt: number })[] = []
  for (const row of memory.schedules.values())
    if (row.region === region && row.dueAt !== null && row.dueAt <= at) due.push(row as ScheduleRow & { dueAt: number })
  return due.sort((a, b) => a.dueAt - b.dueAt)
}

export const claimSchedules = (memory: Memory, { region, life, batch, lookAheadMs }: ClaimAsk): Claim[] => {
  if (memory.lives.get(life)?.endedAt !== null) return []
  const now = memory.now()
  const taken = memory.steps.shareOut(dueBy(memory, region, now + lookAheadMs), batch)
  return taken.map((row) => {
    const dueAt = row.dueAt!
    row.token = memory.steps.tokenAfter(row.token)
    row.claimedBy = life
    row.begun = false
    row.dueAt = memory.steps.leaseEnd(Math.max(dueAt, now), row.intervalMs)
    return claimOf(row, dueAt, now)
  })
}

const claimOf = (row: ScheduleRow, dueAt: number, claimedAt: number): Claim => ({
  tenantId: row.tenantId,
  monitorId: row.monitorId,
  region: row.region,
  token: row.token,
  anchor: row.anchorAt,
  nextSlotAt: row.nextSlotAt,
  intervalMs: row.intervalMs,
  attempt: row.attempt,
  dueAt,
  claimedAt,
  failures: row.failures,
  kept: 0,
})

export const releaseClaims = (memory: Memory, claims: readonly Claim[]): void => {
  for (const claim of claims) {
    const row = memory.schedules.get(placeOf(claim))
    if (row?.token !== claim.token) continue
    row.dueAt = claim.dueAt
    row.claimedBy = null
  }
}

export const beginSuspect = (memory: Memory, claim: Claim): void => {
  const row = memory.schedules.get(placeOf(claim))
  if (row?.token === claim.token) row.begun = true
}

export const freeClaims = (memory: Memory, lives: readonly number[]): number => {
  let freed = 0
  for (const row of memory.schedules.values()) {
    if (row.claimedBy === null || !lives.includes(row.claimedBy)) continue
    const { endedAt, seenAt } = memory.lives.get(row.claimedBy)!
    if (endedAt === seenAt && memory.steps.wasRunning(row, seenAt)) row.failures++
    row.dueAt = memory.steps.freedAt(row, memory.now())
    row.claimedBy = null
    freed++
  }
  return freed
}

export const readBacklog = (memory: Memory, region: number): Backlog => {
  const due = dueBy(memory, region, memory.now()).map(({ dueAt }) => dueAt!)
  return { due: due.length, lagMs: due.length > 0 ? memory.now() - Math.min(...due) : 0 }
}
