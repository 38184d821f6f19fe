/** What happens in a simulation, in words. */
import type { Recorded } from "@nightjar/core/attempt"
import { second } from "@nightjar/kit/time"
import type { Ledger } from "../../src/ledger.ts"
import type { In } from "../record/tables.ts"

export interface Said {
  /** Begins with the seconds from the start. */
  line: string
  /** The uuid of the monitor that it is about; null where it is about all of them. */
  monitorId: string | null
}

export interface Teller {
  tell(what: string, monitorId?: string | null): void
  /** Tells what a worker takes from the record, and what becomes of what it brings. */
  over(ledger: Ledger, worker: string): Ledger
}

export const createTeller = (say: (said: Said) => void, time: { readonly now: number }): Teller => {
  const start = time.now
  const at = (moment: number) => ((moment - start) / second).toFixed(3)
  const tell = (what: string, monitorId: string | null = null) =>
    say({ line: `${at(time.now).padStart(9)}  ${what}`, monitorId })

  const becomes = ({ beat, gap, kept }: Recorded) => {
    const missed = gap ? `, after ${gap.slots} missed (${gap.cause})` : ""
    return `is ${beat.state}${missed}${kept ? `, kept until ${at(kept.dueAt)}` : ""}`
  }
  return {
    tell,
    over: (ledger, worker) => ({
      ...ledger,
      async claim(ask) {
        const tasks = await ledger.claim(ask)
        for (const { claim } of tasks) {
          const { nextSlotAt, attempt, token, monitorId } = claim
          tell(`${worker} takes ${nameOf(claim)} slot ${at(nextSlotAt)}.${attempt} with token ${token}`, monitorId)
        }
        return tasks
      },
      async complete(attempts, life) {
        const results = await ledger.complete(attempts, life)
        for (const [place, { claim, turnout, found }] of attempts.entries()) {
          const result = results[place]
          const what = `${nameOf(claim)} slot ${at(turnout.slotAt)}.${turnout.attempt} ${found.code}`
          tell(`${worker} brings ${what}: ${result ? becomes(result) : "too late"}`, claim.monitorId)
        }
        return results
      },
      async release(claims) {
        for (const claim of claims)
          tell(`${worker} gives back ${nameOf(claim)}, due ${at(claim.dueAt)}`, claim.monitorId)
        return ledger.release(claims)
      },
      async answer(answers) {
        for (const { probe, found } of answers)
          tell(`${worker} answers a probe (${probe.why}) in region ${probe.region}: ${found.code}`, probe.monitorId)
        return ledger.answer(answers)
      },
      async beginLife(after, earlier) {
        const life = await ledger.beginLife(after, earlier)
        tell(`${worker} begins life ${life}, after ${earlier === null ? after : `life ${earlier} (${after})`}`)
        return life
      },
      async reap(own) {
        const freed = await ledger.reap(own)
        if (freed > 0) tell(`${worker} frees ${freed} slots ${own === undefined ? "of the dead" : "of its own"}`)
        return freed
      },
    }),
  }
}

/** The last digits of its uuid, which count, and the region: `2a/1`. */
const nameOf = ({ monitorId, region }: In) => `${shortOf(monitorId)}/${region}`

export const shortOf = (monitorId: string) => Number.parseInt(monitorId.slice(-12), 16).toString(16)
