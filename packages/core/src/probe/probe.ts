/** A check off the grid: asked for by a person or to confirm a failure. No probe counts in uptime or latency. */
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

/** As the owner of the monitor sees it. */
export const asSeen = (answer: Answer): Answer =>
  answer.terms?.upsideDown ? { ...answer, found: seenUpsideDown(answer.found) } : answer

/** What the answer does to the monitor's standing; null for the test of a form, and where the monitor is gone. */
export const moveOf = ({ probe, terms, startedAt, found }: Answer): Move | null => {
  const { tenantId, monitorId, region } = probe
  if (!terms || monitorId === null) return null
  const verdict = { region, status: found.status, slotAt: startedAt, at: startedAt }
  return { tenantId, monitorId, rules: rulesOf(terms), verdicts: [verdict], reason: found.message }
}
