/** What one attempt found, and what of it is kept. */
import type { State } from "../turn/turn.ts"
import { type Status, upsideDown } from "../verdict/verdict.ts"

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

/** Uuids, and Unix milliseconds by the database's clock. */
export interface Heartbeat {
  tenantId: string
  monitorId: string
  region: number
  slotAt: number
  attempt: number
  startedAt: number
  latencyMs: number | null
  token: number
  /** Null when its verdict was stale. */
  seq: number | null
  status: Status
  state: State
}

/** As the owner of a monitor sees it that is to be down. */
export const seenUpsideDown = (found: Found): Found => ({ ...found, status: upsideDown(found.status) })
