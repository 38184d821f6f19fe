/** What of a monitor's settings a worker needs to run a check and to judge it. */
export interface Terms {
  intervalMs: number
  timeoutMs: number
  retryMs: number
  retries: number
  recoveries: number
  recoveryMs: number
  quorum: number
  upsideDown: boolean
}
