/** What a stream that comes back is told first. */
import type { Id } from "@nightjar/kit/id"
import type { Clock } from "@nightjar/kit/time"
import type { Stamped } from "../event/event.ts"
import { isResumable } from "../event/position.ts"
import type { Position } from "../ports.ts"
import type { Feed } from "./feed.ts"
import type { Replay } from "./replay.ts"

/** A stream that has missed more than this begins anew. */
const mostMissed = 1_000

/** What happened in a tenant between two positions; a reset when that is too much or too long ago. */
export const findMissed = async (
  { replay, feed, clock }: { replay: Replay; feed: Feed; clock: Clock },
  { tenant, after, upTo }: { tenant: Id<"tenant">; after: Position; upTo: Position },
): Promise<readonly Stamped[]> => {
  const reset: Stamped[] = [{ position: upTo, item: { type: "reset" } }]
  // Of a database that was replaced by an older copy since.
  if (after > upTo) return reset
  const replayed = replay.between(tenant, after, upTo)
  if (replayed) return replayed
  if (!isResumable(after, clock.now())) return reset
  const { events, isFull } = await feed.read({ after, upTo, tenant, limit: mostMissed })
  return isFull ? reset : events
}
