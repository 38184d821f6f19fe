import { z } from "zod"

/** The life of a worker process. Its claims are worth as much as its signs of life. */

/** A sign is given every second; without one for this long the claims are freed. */
export const deadAfterMs = 3_000

/** What a worker has in hand, told with each sign of life. */
export const load = z.object({
  /** Slots on its desk. */
  held: z.number(),
  running: z.number(),
  /** Attempts that wait to be recorded. */
  recording: z.number(),
  /** Messages in flight. */
  sending: z.number(),
})
export type Load = z.output<typeof load>

/** `gone`: it ended in order; `dead`: its claims were taken from it. */
export type WorkerState = "alive" | "dead" | "gone"

/** A worker as its operator sees it. */
export interface FleetMember {
  id: string
  region: string
  host: string
  /** Checks in flight at most. */
  concurrency: number
  state: WorkerState
  /** ISO moments. */
  startedAt: string
  seenAt: string
  load: Load
}
