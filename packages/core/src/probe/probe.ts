/** A check off the grid: asked for by a person or to confirm a failure. No probe counts in uptime or latency. */
import { second } from "@nightjar/kit/time"
import { type Found, seenUpsideDown } from "../heartbeat/heartbeat.ts"
import type { Terms } from "../monitor/monitor.ts"
import type { Move } from "../standing/move.ts"
import { rulesOf } from "../standing/standing.ts"

/**
 * `confirm`: another region is asked. `check-now`: a person or a contradicting call asks. `test`: a form that is not
 * saved yet. The first two are verdicts of their region; a test is only shown.
 */
export const whys = ["confirm", "check-now", "test"] as const
export type Why = (typeof whys)[number]

/** A probe that is held. Uuids, and Unix milliseconds by the database's clock. */
export interface ProbeClaim {
  tenantId: string
  id: string
  /** Null for the test of a form. */
  monitorId: string | null
  region: number
  why: Why
  sealedConfig: string | null
  timeoutMs: number | null
  token: number
  claimedAt: number
}

export interface Answer {
  probe: ProbeClaim
  /** Of the monitor, as they are now; null when there is none to be judged. */
  terms: Terms | null
  startedAt: number
  found: Found
}

/** Where neither the test nor a monitor says how long a check may take. */
export const usualTimeoutMs = 10 * second

/** A claim outlasts its check, and seven seconds for the record: who waits should not wait long where it is lost. */
export const leaseMs = (timeoutMs: number | null) => (timeoutMs ?? usualTimeoutMs) + 7 * second

/** Three workers took it and none came back with an answer: it may be what stops them. */
export const isPoison = ({ token }: Pick<ProbeClaim, "token">) => token > 3

/** As the owner of the monitor sees it. */
export const asSeen = (answer: Answer): Answer =>
  answer.terms?.upsideDown ? { ...answer, found: seenUpsideDown(answer.found) } : answer

/** What the answer does to the monitor's standing; null for the test of a form, and where the monitor is gone. */
export const moveOf = ({ probe, terms, startedAt, found }: Answer): Move | null => {
  const { tenantId, monitorId, region } = probe
  if (!terms || monitorId === null) return null
  const { status, message } = found
  const verdict = { region, status, slotAt: startedAt, at: startedAt, message }
  return { tenantId, monitorId, rules: rulesOf(terms), verdicts: [verdict] }
}
