/**
 * The one reader of a process: it reads `event` once for all tenants, woken by whispers, and tells each stream what
 * concerns its tenant. A stream therefore holds no connection, and mostly costs no query.
 */
import { AppError } from "@nightjar/kit/error"
import type { Id } from "@nightjar/kit/id"
import type { Log } from "@nightjar/kit/log"
import { type Clock, hour, second, systemClock } from "@nightjar/kit/time"
import type { Stamped } from "../event/event.ts"
import type { Bus, Position, Whisper } from "../ports.ts"
import { Audience } from "./audience.ts"
import type { Feed, FeedEvent } from "./feed.ts"
import { createFollower } from "./follower.ts"
import { findMissed } from "./missed.ts"
import { createReplay } from "./replay.ts"
import { Tail } from "./tail.ts"

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
   * when access has changed or may have, the bus or the database is lost or the process stops: whoever asks again with the last position is
   * checked again and misses nothing.
   */
  follow(following: Following): AsyncGenerator<Stamped>
  close(): Promise<void>
}

interface ReaderWiring {
  feed: Feed
  bus: Bus
  log: Log
  clock?: Clock
}

export const createEventReader = (wiring: ReaderWiring): EventReader => new Reader(wiring)

const askAgain = (sentence: string) => () => new AppError("unavailable", sentence, { retryAfterSeconds: 3 })
const accessChanged = askAgain("Your access has changed, so this stream begins again.")
const busLost = askAgain("Live updates pause, because the message bus is away. They come back by themselves.")
const databaseAway = askAgain("Live updates pause, because the database is away. They come back by themselves.")
const openForLong = askAgain("This stream has been open for about an hour, so it begins again.")
const stopping = askAgain("Nightjar is restarting. Live updates come back by themselves.")

/** A session or key may have run out meanwhile, of which nothing tells. By chance, so that streams do not end together. */
const longestMs = () => hour * (0.75 + Math.random() / 2)

/** Without whispers, events come by asking. */
const restMs = { connected: 5 * second, lost: second }

class Reader implements EventReader {
  readonly #bus: Bus
  readonly #feed: Feed
  readonly #clock: Clock
  readonly #replay = createReplay()
  readonly #audience: Audience = new Audience(() => this.#tail.head)
  readonly #tail: Tail
  readonly #subscription: Promise<{ stop(): Promise<void> }>
  readonly #stopWatching: () => void
  #isClosed = false

  constructor({ feed, bus, log, clock = systemClock }: ReaderWiring) {
    this.#feed = feed
    this.#bus = bus
    this.#clock = clock
    this.#tail = new Tail({
      feed,
      tell: (events, head) => this.#tell(events, head),
      onFailing: () => this.#audience.endAll(databaseAway()),
      restMs: () => restMs[bus.state],
      log,
      clock,
    })
    this.#subscription = bus.subscribe(["events", "heartbeats", "forget"], (whisper) => this.#hear(whisper))
    this.#stopWatching = bus.onState((state) => {
      this.#tail.wake()
      if (state === "lost") this.#audience.endAll(busLost())
    })
  }

  async *follow({ tenant, after, credentials, signal }: Following): AsyncGenerator<Stamped> {
    await this.#ready(after)
    const follower = createFollower()
    const leave = this.#audience.join(tenant, credentials, follower)
    const end = () => follower.end()
    const limit = setTimeout(() => follower.end(openForLong()), longestMs())
    signal.addEventListener("abort", end)
    try {
      if (signal.aborted) return
      const here = this.#tail.head
      const position = after ?? here
      yield { position, item: { type: "hello", position, serverTime: new Date(this.#clock.now()).toISOString() } }
      const source = { replay: this.#replay, feed: this.#feed, clock: this.#clock }
      const missed = after ? await findMissed(source, { tenant, after, upTo: here }) : []
      for (const stamped of missed) if (!follower.isOver) yield stamped
      for (let next = await follower.take(); next; next = await follower.take()) yield next
    } finally {
      clearTimeout(limit)
      signal.removeEventListener("abort", end)
      leave()
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true
    this.#audience.endAll(stopping())
    this.#stopWatching()
    await (await this.#subscription).stop()
    await this.#tail.close()
  }

  async #ready(after: Position | undefined) {
    await this.#subscription
    const { head } = this.#tail
    // Another process may have been ahead of this one, and at first this one knows nothing.
    if (!head || (after && after > head)) await this.#tail.caughtUp()
    if (this.#isClosed) throw stopping()
    if (this.#bus.state === "lost") throw busLost()
    if (this.#tail.isFailing) throw databaseAway()
  }

  #hear(whisper: Whisper) {
    if (whisper.kind === "events") this.#tail.wake()
    if (whisper.kind === "heartbeats") this.#audience.hint(whisper.tenant, whisper.heartbeats)
    if (whisper.kind !== "forget") return
    if (whisper.keys.includes("*")) this.#audience.endAll(accessChanged())
    for (const key of whisper.keys) this.#audience.endOf(key, accessChanged())
  }

  /** Events end streams too: the whisper to forget may be lost, an event is not. */
  #tell(events: FeedEvent[], head: Position) {
    this.#replay.add(events, head)
    for (const event of events) {
      this.#audience.tell(event.tenant, event)
      for (const id of concerned(event)) if (id !== event.tenant) this.#audience.endOf(id, accessChanged())
    }
  }
}

/** Whom an event may concern who is looking on: what it happened to, and the user of a membership. */
const concerned = ({ item }: Stamped): string[] =>
  item.type === "event" ? [item.subject, item.detail?.user].filter((id) => typeof id === "string") : []
