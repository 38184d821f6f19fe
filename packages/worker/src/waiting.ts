/** Slots that wait for their time, or for their turn after it. */
import type { Claim } from "@nightjar/core/schedule"
import type { Clock } from "@nightjar/kit/time"

export interface Waiting {
  readonly size: number
  /** Calls `due` after `ms`; the slot waits on for its turn until it is begun. */
  add(claim: Claim, ms: number, due: () => void): void
  /** False when it was dropped meanwhile. */
  begin(claim: Claim): boolean
  /** Those that wait no more. */
  drop(isMeant: (claim: Claim) => boolean): Claim[]
}

export const createWaiting = (clock: Clock): Waiting => {
  const cancels = new Map<Claim, () => void>()
  return {
    get size() {
      return cancels.size
    },
    add: (claim, ms, due) => void cancels.set(claim, clock.after(ms, due)),
    begin: (claim) => cancels.delete(claim),
    drop(isMeant) {
      const claims = [...cancels.keys()].filter(isMeant)
      for (const claim of claims) {
        cancels.get(claim)!()
        cancels.delete(claim)
      }
      return claims
    },
  }
}
