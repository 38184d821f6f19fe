/** The slots that this worker holds: waiting for their time, running, or found and waiting to be recorded. */
import type { Attempt } from "@nightjar/core/attempt"
import type { Claim } from "@nightjar/core/schedule"
import { turnout } from "@nightjar/core/schedule"
import { type Clock, second } from "@nightjar/kit/time"
import type { DatabaseClock } from "./database-clock.ts"
import { createLanes } from "./lane.ts"
import type { Ledger, Task } from "./ledger.ts"
import type { Prober } from "./prober.ts"
import { createRunning } from "./running.ts"
import { createWaiting } from "./waiting.ts"

export interface DeskOptions {
  ledger: Pick<Ledger, "beginSuspect">
  clock: Clock
  databaseClock: DatabaseClock
  prober: Prober
  /** Checks in flight at most. A quarter of it is for targets that timed out last time. */
  concurrency: number
  /** Called when an attempt is over. */
  onFound: (attempt: Ran) => void
}

/** An attempt, with the task that it was: where the claim is kept, the next one is made of it. */
export interface Ran extends Attempt {
  task: Task
}

export interface Desk {
  /** Takes a slot and runs it at its time. False when there is no room for it: the slot is better given back. */
  take(task: Task): boolean
  /** Slots that are not over yet. */
  readonly held: number
  readonly running: number
  /** Slots that more could be taken. */
  readonly room: number
  /** Hands back what has not begun of these monitors: they were changed, and its claim may hold no more. */
  forget(monitors: ReadonlySet<string>): Claim[]
  /** Takes nothing any more and keeps nothing; what is held is finished. */
  close(): void
  /** Closes, stops what has not begun and hands it back; what runs goes on. */
  unload(): Claim[]
  /** Resolves when nothing runs any more. */
  quiet(): Promise<void>
  /** Cuts off what still runs, and hands it back. */
  abort(): Claim[]
}

/** Slots that wait for their time or turn, in multiples of those in flight. */
const heldFactor = 4

/** A claim is kept for a slot that is due within so long: memory holds what is asked often, the table the rest. */
const keepAheadMs = 15 * second
/** Kept so often it is let go, so that a worker that came later gets its share. */
const mostKept = 20

export const createDesk = ({ ledger, clock, databaseClock, prober, concurrency, onFound }: DeskOptions): Desk => {
  const lanes = createLanes(concurrency)
  const waiting = createWaiting(clock)
  let isOpen = true
  const close = () => {
    isOpen = false
  }

  const held = () => waiting.size + running.size
  const room = () => Math.max(0, concurrency * heldFactor - held())
  /** What is behind has no business in keeping more. */
  const keeps = ({ kept }: Claim) => isOpen && kept < mostKept && !lanes.isBehind && room() > 0

  const running = createRunning({
    ledger,
    databaseClock,
    prober,
    onEnded(task, ending) {
      const { claim, monitor } = task
      lanes.learn(claim.monitorId, ending.found.code === "timeout")
      const keepUntil = keeps(claim) ? ending.endedAt + keepAheadMs : null
      onFound({ task, claim, terms: monitor.terms, turnout: turnout(claim, ending.startedAt), ...ending, keepUntil })
    },
  })
  /** One that was dropped while it waited for its turn is not begun. */
  const start = async (task: Task) => {
    if (waiting.begin(task.claim)) await running.run(task)
  }

  return {
    take(task) {
      const { claim } = task
      const lane = lanes.of(claim.monitorId)
      if (!lane || !isOpen) return false
      const waitMs = Math.max(0, Math.ceil(claim.dueAt - databaseClock.now()))
      waiting.add(claim, waitMs, () => lane.enter(() => start(task)))
      return true
    },
    get held() {
      return held()
    },
    get running() {
      return running.size
    },
    get room() {
      return room()
    },
    forget: (monitors) => waiting.drop((claim) => monitors.has(claim.monitorId)),
    close,
    unload() {
      close()
      lanes.clear()
      return waiting.drop(() => true)
    },
    quiet: running.quiet,
    abort: running.abort,
  }
}
