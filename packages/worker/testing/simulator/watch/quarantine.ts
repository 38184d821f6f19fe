/** Which checks are not run because their workers did not come back from them. */
import type { Attempt, Recorded } from "@nightjar/core/attempt"
import type { Claim } from "@nightjar/core/schedule"
import { quarantined } from "../../../src/prober.ts"
import { placeOf } from "../../record/tables.ts"
import type { Watch, WatchOptions } from "./watch.ts"

/** So many claims of a check come to nothing before it is put into quarantine. */
const patience = 3
/** Whoever would put it there may die of something else, but not so often. */
const mostTries = 11

/** An edit begins anew. */
const epochOf = (claim: Claim) => `${placeOf(claim)}/${claim.anchor}`

export const watchQuarantine = ({ memory }: WatchOptions): Watch => {
  const tries = new Map<string, number>()
  const tooSoon: object[] = []
  const tooOften: object[] = []

  const countOf = (claim: Claim) => tries.get(epochOf(claim)) ?? 0
  const count = (claim: Claim, change: number) => void tries.set(epochOf(claim), countOf(claim) + change)
  /** A claim that is kept is the first for what comes next. */
  const seeRecorded = ({ claim, found }: Attempt, { kept }: Recorded) => {
    if (found !== quarantined) tries.set(epochOf(claim), kept ? 1 : 0)
    else if (countOf(claim) <= patience) tooSoon.push(claim)
  }

  return {
    over: (ledger) => ({
      ...ledger,
      async claim(ask) {
        const tasks = await ledger.claim(ask)
        for (const { claim } of tasks) count(claim, 1)
        tooOften.push(...tasks.filter(({ claim }) => countOf(claim) > mostTries))
        return tasks
      },
      async complete(attempts, life) {
        const results = await ledger.complete(attempts, life)
        for (const [place, result] of results.entries()) if (result) seeRecorded(attempts[place]!, result)
        return results
      },
      async release(claims) {
        for (const claim of claims) if (memory.schedules.get(placeOf(claim))?.token === claim.token) count(claim, -1)
        return ledger.release(claims)
      },
    }),
    statements: [
      {
        name: "L5",
        about: "Nothing is put into quarantine before three workers did not come back from it.",
        find: () => tooSoon,
      },
      { name: "L6", about: "What stops its workers is put into quarantine.", find: () => tooOften },
    ],
  }
}
