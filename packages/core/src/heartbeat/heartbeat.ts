/** What one attempt found, and what of it is kept. */
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

/** As the owner of a monitor sees it that is to be down. */
export const seenUpsideDown = (found: Found): Found => ({ ...found, status: upsideDown(found.status) })
