/** The slots that this worker holds: waiting for their time, running, or found and waiting to be recorded. */
import { setMaxListeners } from "node:events"
import type { Attempt } from "@nightjar/core/attempt/fleet"
import { turnout } from "@nightjar/core/schedule"
import type { Claim } from "@nightjar/core/schedule/fleet"
import type { DatabaseClock } from "./database-clock.ts"
import { createLanes } from "./lane.ts"
import type { Task } from "./ledger.ts"
import type { Prober } from "./prober.ts"

export interface DeskOptions {
  databaseClock: DatabaseClock
  prober: Prober
  /** Checks in flight at most. A quarter of it is for targets that timed out last time. */
  concurrency: number
  /** Called when an attempt is over. */
  onFound: (attempt: Attempt) => void
}

export interface Desk {
  /** Takes a slot and runs it at its time. False when the slow lane has no room: the slot is better given back. */
  take(task: Task): boolean
  /** Slots that are not over yet. */
  readonly held: number
  readonly running: number
  /** Slots that more could be taken. */
  readonly room: number
  /** Stops what has not begun and hands it back; what runs goes on. */
  unload(): Claim[]
  /** Resolves when nothing runs any more. */
  quiet(): Promise<void>
  /** Cuts off what still runs, and hands it back. */
  abort(): Claim[]
}

/** Slots that wait for their time or turn, in multiples of those in flight. */
const heldFactor = 4

export const createDesk = ({ databaseClock, prober, concurrency, onFound }: DeskOptions): Desk => {
  const lanes = createLanes(concurrency)
  const waiting = new Map<Claim, NodeJS.Timeout>()
  const running = new Map<Claim, Promise<void>>()
  const cut = new AbortController()
  setMaxListeners(0, cut.signal)

  const run = async ({ claim, monitor: { terms, config } }: Task) => {
    const startedAt = Math.round(databaseClock.now())
    const inbound = { ...claim, at: startedAt }
    const found = await prober(config, { timeoutMs: terms.timeoutMs, inbound, signal: cut.signal })
    if (!running.delete(claim)) return
    lanes.learn(claim.monitorId, found.code === "timeout")
    const endedAt = Math.round(databaseClock.now())
    onFound({ claim, terms, turnout: turnout(claim, startedAt), startedAt, endedAt, found })
  }

  const start = (task: Task) => {
    waiting.delete(task.claim)
    const ended = run(task)
    running.set(task.claim, ended)
    return ended
  }

  return {
    take(task) {
      const { claim } = task
      const lane = lanes.of(claim.monitorId)
      if (!lane) return false
      const begin = () => lane.enter(() => start(task))
      waiting.set(claim, setTimeout(begin, Math.max(0, Math.ceil(claim.dueAt - databaseClock.now()))))
      return true
    },
    get held() {
      return waiting.size + running.size
    },
    get running() {
      return running.size
    },
    get room() {
      return Math.max(0, concurrency * heldFactor - waiting.size - running.size)
    },
    unload() {
      const claims = [...waiting.keys()]
      for (const timer of waiting.values()) clearTimeout(timer)
      waiting.clear()
      lanes.clear()
      return claims
    },
    async quiet() {
      await Promise.all(running.values())
    },
    abort() {
      const claims = [...running.keys()]
      running.clear()
      cut.abort()
      return claims
    },
  }
}
