/** One run of a claimed slot: what it found, and what is to be recorded of it. */

import type { Evidence } from "../heartbeat/heartbeat.ts"
import type { Turnout } from "../schedule/schedule.ts"
import type { Rules } from "../standing/standing.ts"
import { type Status, upsideDown, type Verdict } from "../verdict/verdict.ts"

/** What of a monitor's settings an attempt needs. */
export interface Terms {
  intervalMs: number
  timeoutMs: number
  retryMs: number
  retries: number
  recoveries: number
  upsideDown: boolean
}

export interface Found extends Evidence {
  status: Status
  latencyMs: number | null
}

export const rulesOf = (terms: Terms): Rules => ({
  attempts: terms.retries + 1,
  recoveries: terms.recoveries,
  freshMs: 2 * terms.intervalMs + terms.timeoutMs,
})

/** Missed slots are an unknown verdict of their region, judged before the attempt that found them missed. */
export const verdictsOf = (region: number, turnout: Turnout, startedAt: number, status: Status): Verdict[] => {
  const { slotAt, missed } = turnout
  const ran: Verdict = { region, status, slotAt, at: startedAt }
  return missed ? [{ region, status: "unknown", slotAt: missed.from, at: missed.from }, ran] : [ran]
}

/** What was found, as its owner sees it. */
export const seenBy = (terms: Terms, found: Found): Found =>
  terms.upsideDown ? { ...found, status: upsideDown(found.status) } : found
