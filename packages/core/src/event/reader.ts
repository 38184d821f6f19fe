/**
 * The one reader of a process: it reads `event` once for all tenants, woken by whispers, and tells each stream what
 * concerns its tenant. A stream therefore holds no connection, and mostly costs no query.
 */
import { AppError } from "@nightjar/kit/error"
import type { Id } from "@nightjar/kit/id"
import type { Log } from "@nightjar/kit/log"
import { type Clock, second, systemClock } from "@nightjar/kit/time"
import type { Bus, Position, Whisper } from "../ports.ts"
import { createAudience } from "./audience.ts"
import type { Stamped } from "./event.ts"
import type { Feed, FeedEvent } from "./feed.ts"
import { createFollower } from "./follower.ts"
import { isResumable } from "./position.ts"
import { createReplay } from "./replay.ts"
import { tailFeed } from "./tail.ts"

export interface Following {
  tenant: Id<"tenant">
  /** The last position that the stream has told; without it the stream begins now. */
  after?: Position | undefined
  /** Ids of a session and its user, or of a key: the stream ends when something happens to one of them. */
  credentials: readonly string[]
  signal: AbortSignal
}

export interface EventReader {
  /**
   * A hello, then what was missed (or a reset when that is not known any more), then what happens. Throws `unavailable`
   * when access has changed, the bus is lost or the process stops: whoever asks again with the last position is
   * checked again and misses nothing.
   */
  follow(following: Following): AsyncGenerator<Stamped>
  close(): Promise<void>
}

const askAgain = (sentence: string) => () => new AppError("unavailable", sentence, { retryAfterSeconds: 3 })
const accessChanged = askAgain("Your access has changed, so this stream begins again.")
const busLost = askAgain("Live updates pause, because the message bus is away. They come back by themselves.")
const stopping = askAgain("Nightjar is restarting. Live updates come back by themselves.")

/** Without whispers, events come by asking. */
const restMs = { connected: 5 * second, lost: second }
/** A stream that has missed more than this begins anew. */
const mostMissed = 1_000

export const createEventReader = (wiring: { feed: Feed; bus: Bus; log: Log; clock?: Clock }): EventReader => {
  const { feed, bus, log, clock = systemClock } = wiring
  let isClosed = false

  const replay = createReplay()
  const audience = createAudience(() => tail.head)
  const tell = (events: FeedEvent[], head: Position) => {
    replay.add(events, head)
    for (const { tenant, ...stamped } of events) audience.tell(tenant, stamped)
    for (const { tenant, item } of events)
      for (const id of concerned(item)) if (id !== tenant) audience.endOf(id, accessChanged())
  }
  const tail = tailFeed(feed, { tell, restMs: () => restMs[bus.state], log, clock })

  const hear = (whisper: Whisper) => {
    if (whisper.kind === "events") tail.wake()
    if (whisper.kind === "heartbeats") audience.hint(whisper.tenant as Id<"tenant">, whisper.heartbeats)
    if (whisper.kind === "forget")
      for (const key of whisper.keys)
        if (key === "*") audience.endAll(accessChanged())
        else audience.endOf(key, accessChanged())
  }
  const subscription = bus.subscribe(["events", "heartbeats", "forget"], hear)
  const stopWatching = bus.onState((state) => {
    tail.wake()
    if (state === "lost") audience.endAll(busLost())
  })

  const assertOpen = () => {
    if (isClosed) throw stopping()
    if (bus.state === "lost") throw busLost()
  }

  /** What happened between two positions; a reset when that is too much or too long ago. */
  const missed = async (tenant: Id<"tenant">, after: Position, here: Position): Promise<readonly Stamped[]> => {
    const reset: Stamped[] = [{ position: here, item: { type: "reset" } }]
    // From another database, which was restored since.
    if (after > here) return reset
    const replayed = replay.between(tenant, after, here)
    if (replayed) return replayed
    if (!isResumable(after, clock.now())) return reset
    const { events, isFull } = await feed.read({ after, upTo: here, tenant, limit: mostMissed })
    return isFull ? reset : events
  }

  return {
    async *follow({ tenant, after, credentials, signal }) {
      await subscription
      // Another process may have been ahead of this one, and at first this one knows nothing.
      if (!tail.head || (after && after > tail.head)) await tail.caughtUp()
      assertOpen()
      const follower = createFollower()
      const leave = audience.join(tenant, credentials, follower)
      const end = () => follower.end()
      signal.addEventListener("abort", end)
      try {
        if (signal.aborted) return
        const here = tail.head
        const serverTime = new Date(clock.now()).toISOString()
        yield { position: after ?? here, item: { type: "hello", position: after ?? here, serverTime } }
        if (after) for (const stamped of await missed(tenant, after, here)) if (!follower.isOver) yield stamped
        for (let next = await follower.take(); next; next = await follower.take()) yield next
      } finally {
        signal.removeEventListener("abort", end)
        leave()
      }
    },
    async close() {
      isClosed = true
      audience.endAll(stopping())
      stopWatching()
      await (await subscription).stop()
      await tail.close()
    },
  }
}

/** Whom an event may concern who is looking on: what it happened to, and the user of a membership. */
const concerned = (item: Stamped["item"]): string[] => {
  if (item.type !== "event") return []
  return [item.subject, item.detail?.user].filter((id) => typeof id === "string")
}
