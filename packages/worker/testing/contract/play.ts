/** What a worker does between its calls, without waiting: checks that end at once with what they are told to find. */
import type { Attempt } from "@nightjar/core/attempt"
import type { Found } from "@nightjar/core/heartbeat"
import type { Answer } from "@nightjar/core/probe"
import { type Claim, quarantine, turnout } from "@nightjar/core/schedule"
import type { Status } from "@nightjar/core/verdict"
import type { ProbeTask, Task } from "../../src/ledger.ts"
import { nothingToCheck, quarantined } from "../../src/prober.ts"
import type { Hand } from "./stage.ts"

export const found = (status: Status): Found => ({
  status,
  code: status,
  message: `It is ${status}.`,
  latencyMs: status === "up" ? 12 : null,
  phases: {},
})

const tookMs = 10

/** @param keepMs how long the holder would keep the claim; not at all unless told */
export const attemptOf = ({ claim, monitor }: Task, status: Status, keepMs: number | null = null): Attempt => {
  const startedAt = Math.max(claim.claimedAt, claim.dueAt)
  return {
    claim,
    terms: monitor.terms,
    turnout: turnout(claim, startedAt),
    startedAt,
    endedAt: startedAt + tookMs,
    found: quarantine(claim.failures) === null ? found(status) : quarantined,
    keepUntil: keepMs === null ? null : startedAt + tookMs + keepMs,
  }
}

/** As if it were run at its time, when it is claimed again by keeping it. */
export const taskOf = (task: Task, claim: Claim): Task => ({ ...task, claim: { ...claim, claimedAt: claim.dueAt } })

export const answerOf = ({ probe, monitor }: ProbeTask, status: Status): Answer => ({
  probe,
  terms: monitor?.terms ?? null,
  startedAt: probe.claimedAt,
  found: monitor ? found(status) : nothingToCheck,
})

export const claim = ({ ledger, life }: Hand, ask: { batch?: number; lookAheadMs?: number } = {}): Promise<Task[]> =>
  ledger.claim({ life, batch: 50, lookAheadMs: 0, ...ask })

/** Claims what is due and records that it was found so. */
export const work = async (hand: Hand, status: Status = "up") => {
  const tasks = await claim(hand)
  return hand.ledger.complete(
    tasks.map((task) => attemptOf(task, status)),
    hand.life,
  )
}

export const answerAll = async ({ ledger, life }: Hand, status: Status = "up"): Promise<number> => {
  const tasks = await ledger.claimProbes({ life, batch: 50 })
  await ledger.answer(tasks.map((task) => answerOf(task, status)))
  return tasks.length
}
