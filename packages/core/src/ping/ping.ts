/** Calls of a push monitor's address, and what they say of a slot. */
import { humanDuration } from "@nightjar/kit/time"
import type { State } from "../turn/turn.ts"
import type { Status } from "../verdict/verdict.ts"

export interface Ping {
  /** Unix milliseconds. */
  at: number
  /** Null where the caller only said that it lives or has begun. */
  status: "up" | "down" | null
  message: string | null
  pingMs: number | null
}

/** Whether a call says something else than what the monitor stands at, so that nobody waits for the next slot. */
export const contradicts = (status: Ping["status"], state: State) =>
  status === "down" ? state !== "down" : state !== "up"

export interface PushWindow {
  /** The slot, or the start of a probe. */
  at: number
  /** When the monitor began to be watched; before a whole window has passed, silence means nothing. */
  watchedSince: number
  intervalMs: number
  graceMs: number
}

/**
 * The newest explicit word since the previous slot counts, else the newest call at all; silence for longer than
 * interval and grace is down.
 * @param newest the newest call in the window, whatever it says
 * @param newestExplicit the newest that says up or down since the previous slot
 */
export const foldPings = (
  newest: Ping | null,
  newestExplicit: Ping | null,
  window: PushWindow,
): { status: Status; message: string; latencyMs: number | null } => {
  const told = newestExplicit ?? newest
  if (told) return { status: told.status ?? "up", message: told.message ?? "OK", latencyMs: told.pingMs }
  const silenceMs = window.intervalMs + window.graceMs
  if (window.at - window.watchedSince < silenceMs)
    return { status: "unknown", message: "Waiting for the first call.", latencyMs: null }
  return { status: "down", message: `No call for ${humanDuration(silenceMs)}.`, latencyMs: null }
}
