import type { Runs } from "../verdict/verdict.ts"

/** The states of a monitor, and the moments at which it turned from one to another. */

export const states = ["up", "degraded", "down", "confirming", "no_data", "maintenance", "paused"] as const
export type State = (typeof states)[number]
/** A state that time can belong to. */
export type Settled = Exclude<State, "confirming">

/** As the engine's tables keep them. */
export const stateLetters: Readonly<Record<State, string>> = {
  up: "u",
  degraded: "g",
  down: "d",
  confirming: "c",
  no_data: "n",
  maintenance: "m",
  paused: "p",
}

/**
 * A change of the settled state, of the incident or of the flapping; where only one of the latter changes, `from` and
 * `to` are the same. Moments are Unix milliseconds.
 */
export interface Turn {
  seq: number
  /** When it was known. */
  at: number
  /** From when it holds: the first failing slot of an outage, the first good one of a recovery. */
  since: number
  from: Settled
  to: Settled
  /** What this turn does to the incident of the monitor. */
  incident: "opens" | "resolves" | null
  /** Whether the monitor turns too often to tell of each. */
  flapping: "begins" | "lasts" | "ends" | null
}

/** A turn and whose it is (uuids). */
export interface MonitorTurn extends Turn {
  tenantId: string
  monitorId: string
  /** One sentence: what was found. */
  reason: string
  /** What each region had seen. */
  runs: Runs
}

/** Who is told of a turn, and after what they had to wait, or why nobody is told. */
export type Plan = { tell: readonly PlannedMessage[]; after?: string } | { silent: string }

export interface PlannedMessage {
  /** A uuid, so that the oracle can compare plans and rows in SQL alone. */
  channel: string
  /** The first message of a turn is 0. */
  step: number
  /** ISO 8601, UTC. */
  dueAt: string
}
