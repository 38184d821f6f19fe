/** Judging a push slot from the pings that came in. Pure: the worker reads the rows and the database's clock. */
import { humanDuration, second } from "@nightjar/kit/time"
import type { Outcome } from "./outcome.ts"

export interface Ping {
  /** Unix milliseconds, by the database's clock. */
  at: number
  /** What the caller said of itself; `null` when it only called. */
  status: "up" | "down" | null
  message: string
  /** The length the caller reported, in milliseconds. */
  pingMs: number | null
}

export interface PingSlot {
  /** Unix milliseconds. */
  slotAt: number
  intervalSeconds: number
  graceSeconds: number
  /** When the monitor began to expect calls (its epoch), Unix milliseconds. */
  since: number
}

/** The newest explicit status within interval + grace counts, else any call is up; none is down. */
export const judgePings = (pings: readonly Ping[], slot: PingSlot): Outcome => {
  const patience = (slot.intervalSeconds + slot.graceSeconds) * second
  const heard = pings
    .filter((ping) => ping.at > slot.slotAt - patience && ping.at <= slot.slotAt)
    .sort((a, b) => b.at - a.at)
  const telling = heard.find((ping) => ping.status !== null) ?? heard[0]
  const outcome = (status: Outcome["status"], code: string, message: string): Outcome => ({
    status,
    code,
    message,
    latencyMs: telling?.pingMs ?? null,
    phases: {},
  })
  if (telling?.status === "down")
    return outcome("down", "reported_down", telling.message || "The last call said: down.")
  if (telling) return outcome("up", "ok", telling.message || "A call came in.")
  if (slot.slotAt - slot.since < patience) return outcome("unknown", "no_ping_yet", "Waiting for the first call.")
  return outcome("down", "no_ping", `No call came within ${humanDuration(patience)}.`)
}
