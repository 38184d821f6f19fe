/** Who holds which slot, and until when. */
import type { Claim } from "@nightjar/core/schedule"
import { second } from "@nightjar/kit/time"
import type { Task } from "../../../src/ledger.ts"
import { placeOf } from "../../record/tables.ts"
import type { Watch, WatchOptions } from "./watch.ts"

interface Lease {
  life: number
  token: number
  until: number
  /** Of the epoch: tokens of another one say nothing. */
  anchor: number
}

/** The least that a lease outlasts the longest check by. */
const spareMs = 5 * second

export const watchLeases = ({ memory, reached }: WatchOptions): Watch => {
  const leases = new Map<string, Lease>()
  const heldTwice: object[] = []

  const lend = (claim: Claim, life: number, until: number) =>
    leases.set(placeOf(claim), { life, token: claim.token, until, anchor: claim.anchor })

  /** Whoever pauses or edits raises the token, and nobody holds anything any more. */
  const seeTaken = ({ claim, monitor }: Task, life: number) => {
    const lease = leases.get(placeOf(claim))
    const isOfEpoch = lease?.anchor === claim.anchor && lease.token >= claim.token - 1
    const isHeld = lease && isOfEpoch && memory.lives.get(lease.life)?.endedAt === null
    if (isHeld && lease.until > memory.now()) heldTwice.push({ lease, claim })
    if (isHeld && lease.until <= memory.now()) reached.add("lease expired and taken over")
    const until = Math.max(claim.dueAt, memory.now()) + monitor.terms.timeoutMs + spareMs
    lend(claim, life, until)
  }
  const seeKept = (claim: Claim, timeoutMs: number, life: number) => {
    reached.add("claim kept")
    lend(claim, life, claim.dueAt + timeoutMs + spareMs)
  }
  const seeDropped = (claim: Claim) => {
    reached.add("stale completion dropped")
    const isOfOldGrid = memory.schedules.get(placeOf(claim))?.anchorAt !== claim.anchor
    if (claim.kept > 0 && isOfOldGrid) reached.add("kept claim void by an edit")
  }

  return {
    over: (ledger) => ({
      ...ledger,
      async claim(ask) {
        const tasks = await ledger.claim(ask)
        for (const task of tasks) seeTaken(task, ask.life)
        if (tasks.length > 0 && tasks.length < ask.batch && (await ledger.readBacklog()).due > 0)
          reached.add("batch shared between tenants")
        return tasks
      },
      async complete(attempts, life) {
        const results = await ledger.complete(attempts, life)
        for (const [place, { claim, terms }] of attempts.entries()) {
          const result = results[place]
          if (result) leases.delete(placeOf(claim))
          else seeDropped(claim)
          if (result?.kept) seeKept(result.kept, terms.timeoutMs, life!)
        }
        return results
      },
      async release(claims) {
        for (const claim of claims) {
          const { dueAt, nextSlotAt, intervalMs, token } = claim
          reached.add(dueAt === nextSlotAt + intervalMs ? "slow lane refused" : "claims given back")
          if (leases.get(placeOf(claim))?.token === token) leases.delete(placeOf(claim))
        }
        return ledger.release(claims)
      },
    }),
    statements: [
      {
        name: "L1",
        about: "Nobody takes what somebody who lives holds within the lease.",
        find: () => heldTwice,
      },
    ],
  }
}
