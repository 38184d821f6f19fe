/** The `event` table as its one reader sees it: all tenants, in the order of commits. */
import type { Id } from "@nightjar/kit/id"
import type { Stamped } from "../event/event.ts"
import type { Position } from "../ports.ts"

export interface FeedEvent extends Stamped {
  tenant: Id<"tenant">
}

export interface FeedRange {
  /** Null asks only where the feed stands. */
  after: Position | null
  /** The last position wanted; without it, all that is settled. */
  upTo?: Position
  tenant?: Id<"tenant">
  limit: number
}

export interface FeedBatch {
  /** In order. Every transaction that could still come before one of them has ended. */
  events: FeedEvent[]
  /** Behind all that is settled. */
  horizon: Position
  /** Events wait for an older transaction to end. */
  isWaiting: boolean
  /** The limit was reached; there may be more. */
  isFull: boolean
}

export interface Feed {
  read(range: FeedRange): Promise<FeedBatch>
}
