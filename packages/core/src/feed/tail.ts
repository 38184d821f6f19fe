/** Reads the feed to its end and waits there: until it is woken, or for a while as a net. */
import type { Log } from "@nightjar/kit/log"
import { type Clock, second } from "@nightjar/kit/time"
import type { Position } from "../ports.ts"
import type { Feed, FeedEvent } from "./feed.ts"

interface TailOptions {
  feed: Feed
  /** Gets what is new, in order, and where the tail stands with it. */
  tell: (events: FeedEvent[], head: Position) => void
  /** How long to wait for a whisper. */
  restMs: () => number
  log: Log
  clock: Clock
}

const batchSize = 1_000
/** Whispers of a burst share a read: 100 reads a second at most. */
const breathMs = 10
/** How long events may wait for an older transaction until they are asked for again. */
const waitingMs = 20

export class Tail {
  /** Everything up to here has been told. Empty until the feed has answered once. */
  head: Position = ""
  readonly #options: TailOptions
  readonly #over: Promise<void>
  #callers: (() => void)[] = []
  #alarm = new AbortController()
  #isClosed = false
  #isFailing = false

  constructor(options: TailOptions) {
    this.#options = options
    this.#over = this.#run()
  }

  wake(): void {
    this.#alarm.abort()
  }

  /** Resolves after a successful read that began later than this call, or when the tail is closed. */
  caughtUp(): Promise<void> {
    return new Promise((resolve) => {
      this.#callers.push(resolve)
      this.wake()
    })
  }

  async close(): Promise<void> {
    this.#isClosed = true
    this.wake()
    await this.#over
    for (const resolve of this.#callers) resolve()
  }

  async #run() {
    const { clock } = this.#options
    while (!this.#isClosed) {
      this.#alarm = new AbortController()
      const restMs = await this.#step()
      await clock.sleep(breathMs)
      await clock.sleep(restMs - breathMs, this.#alarm.signal)
    }
  }

  /** @returns how long to rest */
  async #step(): Promise<number> {
    const due = this.#callers
    this.#callers = []
    try {
      const restMs = await this.#advance()
      for (const resolve of due) resolve()
      this.#isFailing = false
      return restMs
    } catch (error) {
      this.#callers.push(...due)
      if (!this.#isFailing) this.#options.log.error({ err: error }, "events cannot be read, so streams wait")
      this.#isFailing = true
      return second
    }
  }

  async #advance(): Promise<number> {
    const { feed, tell, restMs } = this.#options
    const { events, horizon, isFull, isWaiting } = await feed.read({ after: this.head || null, limit: batchSize })
    const last = events.at(-1)?.position ?? this.head
    this.head = isFull || last > horizon ? last : horizon
    tell(events, this.head)
    if (isFull) return 0
    return isWaiting ? waitingMs : restMs()
  }
}
