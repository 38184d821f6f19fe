/** What one attempt found, and what of it is kept. */
import type { State } from "../turn/turn.ts"
import { type Status, upsideDown } from "../verdict/verdict.ts"
import type { PhaseBuckets } from "./phases.ts"

/** One attempt of one slot, as it is kept. Moments are Unix milliseconds by the database's clock. */
export interface Beat {
  slotAt: number
  attempt: number
  startedAt: number
  /** Null when nothing was measured. */
  latencyMs: number | null
  phases: PhaseBuckets
  token: number
  /** Its place among the judged verdicts of the monitor; null when it was stale. */
  seq: number | null
  status: Status
  /** Of the monitor, after this verdict. */
  state: State
}

/** What a person wants to see of a failure: the outcome of a check but for its status and latency. */
export interface Evidence {
  code: string
  message: string
  phases: Readonly<Record<string, number | undefined>>
  evidence?: Readonly<Record<string, unknown>> | undefined
}

export interface Found extends Evidence {
  status: Status
  /** Null when nothing was measured. */
  latencyMs: number | null
}

/** A beat and whose it is (uuids, the region's code). */
export interface Heartbeat extends Beat {
  tenantId: string
  monitorId: string
  region: number
}

/** As the owner of a monitor sees it that is to be down. */
export const seenUpsideDown = (found: Found): Found => ({ ...found, status: upsideDown(found.status) })
