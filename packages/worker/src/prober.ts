/** Runs one check of any kind, and says what it found; it never throws. */

import { runCheck } from "@nightjar/checks/run"
import type { Found } from "@nightjar/core/heartbeat"
import type { PushQuestion } from "@nightjar/core/ping/fleet"
import type { Egress } from "@nightjar/egress/egress"
import type { Log } from "@nightjar/kit/log"
import { type Clock, second } from "@nightjar/kit/time"
import { gather } from "./gather.ts"
import type { Ledger, ProbeTask } from "./ledger.ts"

type Config = NonNullable<ProbeTask["config"]>

/** Of a push monitor: whose calls, and until when. */
export type Inbound = Omit<PushQuestion, "graceMs">

export type Prober = (
  config: Config | null,
  ask: { timeoutMs: number; inbound: Inbound | null; signal: AbortSignal },
) => Promise<Found>

/** What is not the target's fault is unknown, never down. */
const unknown = (code: string, message: string): Found => ({
  status: "unknown",
  code,
  message,
  latencyMs: null,
  phases: {},
})

const sealed = unknown(
  "secret_unreadable",
  "Its secrets cannot be opened: the key that sealed them is not in ENCRYPTION_KEYS.",
)
/** It is not run, because it may be what stopped the workers that tried. */
export const quarantined = unknown(
  "internal_error",
  "Three workers died while they ran this check, so it is tried less often. The operator has been told.",
)
/** Between the request and the answer somebody paused or deleted the monitor. */
export const nothingToCheck = unknown(
  "nothing_to_check",
  "The monitor was paused or deleted before it could be checked.",
)

export const createProber = (options: { egress: Egress; ledger: Ledger; clock: Clock; log: Log }): Prober => {
  const { egress, ledger, clock, log } = options
  const askPings = gather(ledger.askPings, { clock, waitMs: 20 })

  return async (config, { timeoutMs, inbound, signal }) => {
    if (!config) return sealed
    try {
      if (config.type !== "push") return await runCheck(config, { egress, clock, timeoutMs, signal })
      if (!inbound) return nothingToCheck
      const told = await askPings({ ...inbound, graceMs: config.graceSeconds * second })
      return { ...told, code: told.status === "up" ? "ok" : "no_call", phases: {} }
    } catch (error) {
      if (!signal.aborted) log.error({ err: error, type: config.type }, "a check has a bug")
      return unknown("internal_error", "The check could not be run. This is a fault of Nightjar, not of the target.")
    }
  }
}
