/** What a stream tells of a tenant. Safe in the browser. */
import type { HeartbeatHint, Position } from "../ports.ts"

export type LiveItem =
  /** Always first, so that a cut before the first event loses nothing. */
  | { type: "hello"; position: Position; serverTime: string }
  /** Somebody's verb (`monitor.pause`) or a fact of the engine (`incident.opened`). */
  | {
      type: "event"
      name: string
      /** The id of what it happened to. */
      subject: string | null
      detail: Record<string, unknown> | null
      /** ISO moment. */
      at: string
    }
  /** They have no event row: what a stream misses of them is fetched, not resumed. */
  | { type: "heartbeats"; heartbeats: HeartbeatHint[] }
  /** Something between the last item and this one is not told: what is known must be fetched anew. */
  | { type: "reset" }

/** An item, and where a stream stands that has told it. */
export interface Stamped {
  position: Position
  item: LiveItem
}
