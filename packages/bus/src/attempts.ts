import type { LimitRule } from "@nightjar/core/ports"

/** Where attempts are counted. */
export interface Attempts {
  /** Counts one more. Rejects when it cannot be counted. */
  take(rule: LimitRule, key: string): Promise<Taken>
  forgive(rule: LimitRule, key: string): Promise<unknown>
  close(): Promise<void>
}

export interface Taken {
  /** Attempts in the present window, this one included. */
  taken: number
  secondsLeft: number
}
