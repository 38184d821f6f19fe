/** One stream's place in line: what it has still to tell, and whether it is over. */
import type { Stamped } from "../event/event.ts"

export interface Follower {
  push(stamped: Stamped): void
  /** Ends the stream at once, whatever still waits. */
  end(reason?: Error): void
  readonly isOver: boolean
  /** The next item, waiting for it if need be; null after the end. Throws the reason of an end. */
  take(): Promise<Stamped | null>
}

/** A stream that is read more slowly than this many items come is told to begin anew: memory stays bounded. */
const mostWaiting = 500

export const createFollower = (): Follower => {
  let waiting: Stamped[] = []
  let over: { reason: Error | undefined } | null = null
  let wake = () => {}

  return {
    push(stamped) {
      if (over) return
      if (waiting.length < mostWaiting) waiting.push(stamped)
      else waiting = [{ position: stamped.position, item: { type: "reset" } }]
      wake()
    },
    end(reason) {
      over ??= { reason }
      waiting = []
      wake()
    },
    get isOver() {
      return over !== null
    },
    async take() {
      while (waiting.length === 0 && !over)
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      if (over?.reason) throw over.reason
      if (over) return null
      return waiting.shift()!
    },
  }
}
