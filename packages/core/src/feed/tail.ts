/** Reads the feed to its end and waits there: until it is woken, or for a while as a net. */
import type { Log } from "@nightjar/kit/log"
import { type Clock, second } from "@nightjar/kit/time"
import type { Position } from "../ports.ts"
import type { Feed, FeedEvent } from "./feed.ts"

interface TailOptions {
  feed: Feed
  /** Gets what is new, in order, and where the tail stands with it. */
  tell: (events: FeedEvent[], head: Position) => void
  /** The feed cannot be read, or does not answer in time; told once until it can be read again. */
  onFailing: () => void
  /** How long to wait for a whisper. */
  restMs: () => number
  log: Log
  clock: Clock
}

const batchSize = 1_000
/** Whispers of a burst share a read: 100 reads a second at most. */
const breathMs = 10
/** A feed that has not answered for so long is one that cannot be read. */
const patienceMs = 5 * second
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
  /** Whether what was told may be out of date. */
  isFailing = false

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
      const restMs = await this.#watched(this.#advance())
      this.isFailing = false
      for (const resolve of due) resolve()
      return restMs
    } catch (error) {
      this.#callers.push(...due)
      this.#fail(error)
      return second
    }
  }

  /** A read that takes too long goes on, since two at once would tell everything twice. */
  async #watched<T>(reading: Promise<T>): Promise<T> {
    const late = setTimeout(() => this.#fail(new Error(`no answer within ${patienceMs} ms`)), patienceMs)
    return reading.finally(() => clearTimeout(late))
  }

  #fail(error: unknown) {
    if (this.isFailing || this.#isClosed) return
    this.isFailing = true
    this.#options.log.error({ err: error }, "events cannot be read, so streams end until they can")
    this.#options.onFailing()
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
