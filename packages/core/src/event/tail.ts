/** Reads the feed to its end and waits there: until it is woken, or for a while as a net. */
import type { Log } from "@nightjar/kit/log"
import { type Clock, second } from "@nightjar/kit/time"
import type { Position } from "../ports.ts"
import type { Feed, FeedEvent } from "./feed.ts"

export interface Tail {
  /** Everything up to here has been told. Empty until the feed has answered once. */
  readonly head: Position
  wake(): void
  /** Resolves after a successful read that began later than this call, or when the tail is closed. */
  caughtUp(): Promise<void>
  close(): Promise<void>
}

interface TailOptions {
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

export const tailFeed = (feed: Feed, { tell, restMs, log, clock }: TailOptions): Tail => {
  let head: Position = ""
  let callers: (() => void)[] = []
  let alarm = new AbortController()
  let isClosed = false
  let isFailing = false

  /** @returns how long to rest */
  const advance = async (): Promise<number> => {
    const { events, horizon, isFull, isWaiting } = await feed.read({ after: head || null, limit: batchSize })
    const last = events.at(-1)?.position ?? head
    head = isFull || last > horizon ? last : horizon
    tell(events, head)
    if (isFull) return 0
    return isWaiting ? waitingMs : restMs()
  }

  const step = async (): Promise<number> => {
    const due = callers
    callers = []
    try {
      const rest = await advance()
      for (const resolve of due) resolve()
      isFailing = false
      return rest
    } catch (error) {
      callers.push(...due)
      if (!isFailing) log.error({ err: error }, "events cannot be read, so streams wait")
      isFailing = true
      return second
    }
  }

  const run = async () => {
    while (!isClosed) {
      alarm = new AbortController()
      const rest = await step()
      await clock.sleep(breathMs)
      await clock.sleep(rest - breathMs, alarm.signal)
    }
  }
  const over = run()

  return {
    get head() {
      return head
    },
    wake: () => alarm.abort(),
    caughtUp: () =>
      new Promise((resolve) => {
        callers.push(resolve)
        alarm.abort()
      }),
    async close() {
      isClosed = true
      alarm.abort()
      await over
      for (const resolve of callers) resolve()
    },
  }
}
