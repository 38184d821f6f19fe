/** The latest events of all tenants, so that a stream that was cut a moment ago comes back without a query. */
import type { Id } from "@nightjar/kit/id"
import type { Stamped } from "../event/event.ts"
import type { Position } from "../ports.ts"
import type { FeedEvent } from "./feed.ts"

export interface Replay {
  /** @param head where the reader stands with them */
  add(events: readonly FeedEvent[], head: Position): void
  /** What the tenant's streams were told after one position, up to another; null when that goes back too far. */
  between(tenant: Id<"tenant">, after: Position, upTo: Position): Stamped[] | null
}

/** @param size events kept at least, once there were so many */
export const createReplay = (size = 10_000): Replay => {
  let kept: FeedEvent[] = []
  let floor: Position | null = null
  return {
    add(events, head) {
      floor ??= head
      kept.push(...events)
      // In one go of a quarter: dropping them one by one would copy the list each time.
      if (kept.length <= size * 1.25) return
      floor = kept[kept.length - size - 1]!.position
      kept = kept.slice(-size)
    },
    between(tenant, after, upTo) {
      if (floor === null || after < floor) return null
      const first = kept.findLastIndex((event) => event.position <= after) + 1
      return kept.slice(first).filter((event) => event.tenant === tenant && event.position <= upTo)
    },
  }
}
