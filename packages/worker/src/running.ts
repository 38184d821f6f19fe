/** Checks in flight. */
import { setMaxListeners } from "node:events"
import type { Found } from "@nightjar/core/heartbeat"
import type { Claim } from "@nightjar/core/schedule"
import { quarantine } from "@nightjar/core/schedule"
import type { DatabaseClock } from "./database-clock.ts"
import type { Ledger, Task } from "./ledger.ts"
import { type Prober, quarantined } from "./prober.ts"

/** Moments are Unix milliseconds by the database's clock. */
export interface Ending {
  startedAt: number
  endedAt: number
  found: Found
}

export interface Running {
  readonly size: number
  /** Never rejects. */
  run(task: Task): Promise<void>
  /** Resolves when nothing runs any more. */
  quiet(): Promise<void>
  /** Cuts off what still runs, and hands it back. */
  abort(): Claim[]
}

export interface RunningOptions {
  ledger: Pick<Ledger, "beginSuspect">
  databaseClock: DatabaseClock
  prober: Prober
  /** Not called for what was cut off. */
  onEnded: (task: Task, ending: Ending) => void
}

export const createRunning = ({ ledger, databaseClock, prober, onEnded }: RunningOptions): Running => {
  const running = new Map<Claim, Promise<void>>()
  const cut = new AbortController()
  setMaxListeners(0, cut.signal)
  const now = () => Math.round(databaseClock.now())

  const check = async (task: Task) => {
    const { claim, monitor } = task
    const isToRun = quarantine(claim.failures) === null
    // Where the database does not answer, whoever takes it next knows less, and that is all.
    if (isToRun && claim.failures > 0) await ledger.beginSuspect(claim).catch(() => {})
    const startedAt = now()
    const ask = { timeoutMs: monitor.terms.timeoutMs, inbound: { ...claim, at: startedAt }, signal: cut.signal }
    const found = await (isToRun ? prober(monitor.config, ask) : quarantined)
    if (running.delete(claim)) onEnded(task, { startedAt, endedAt: now(), found })
  }

  return {
    get size() {
      return running.size
    },
    async run(task) {
      const ended = check(task)
      running.set(task.claim, ended)
      await ended
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
