/** Claims what is due and puts it on the desk. */
import type { Desk } from "../desk.ts"
import type { Ledger, Task } from "../ledger.ts"
import type { Living } from "../life.ts"
import type { Loop } from "../loop.ts"

/** Slots are claimed this long before their time, and started by timers: late only by what a timer is late. */
export const lookAheadMs = 1_000

export interface ChecksOptions {
  ledger: Ledger
  living: Living
  /** Whether what is found could be recorded. */
  isReady: () => boolean
  desk: Desk
  batch: number
  pollMs: number
}

export const checksLoop = ({ ledger, living, isReady, desk, batch, pollMs }: ChecksOptions): Loop<Task> => ({
  name: "checks",
  idleMs: pollMs,
  full: batch,
  async claim() {
    const room = Math.min(batch, desk.room)
    if (living.life === null || room === 0 || !isReady()) return []
    return ledger.claim({ life: living.life, batch: room, lookAheadMs })
  },
  async work(tasks) {
    const refused = tasks.filter((task) => !desk.take(task)).map((task) => task.claim)
    // Due again with the next slot; the claim of that one finds this one missed and explains it.
    const later = refused.map((claim) => ({ ...claim, dueAt: claim.nextSlotAt + claim.intervalMs }))
    if (later.length > 0) await ledger.release(later)
  },
})
