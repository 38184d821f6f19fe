/** Where a worker runs: a clock of its own, and a life that may stand still or end at any moment. */
import type { Clock } from "@nightjar/kit/time"
import type { VirtualTime } from "./virtual-time.ts"

export interface Machine {
  name: string
  clock: Clock
  readonly isDead: boolean
  readonly isFrozen: boolean
  /** Something reaches it from outside, or a timer of its own: now, when it thaws, or never. */
  deliver(task: () => void): void
  /** Stands still; what reaches it meanwhile waits. */
  freeze(ms: number): void
  /** Nothing reaches it any more. */
  die(): void
  /** Somebody sets its wall clock. */
  stepClock(ms: number): void
}

export interface MachineOptions {
  name: string
  time: VirtualTime
  /** How wrong its wall clock is. */
  skewMs: number
  onDeath: () => void
}

export const createMachine = ({ name, time, onDeath, ...options }: MachineOptions): Machine => {
  const bootedAt = time.now
  let skewMs = options.skewMs
  let isDead = false
  let frozenUntil = 0
  let waiting: (() => void)[] = []

  const deliver = (task: () => void) => {
    if (isDead) return
    if (frozenUntil > time.now) waiting.push(task)
    else task()
  }
  const thaw = () => {
    if (frozenUntil > time.now) return
    const held = waiting
    waiting = []
    for (const task of held) time.at(time.now, () => deliver(task))
  }
  const after = (ms: number, task: () => void) => time.at(time.now + Math.max(0, ms), () => deliver(task))

  return {
    name,
    get isDead() {
      return isDead
    },
    get isFrozen() {
      return frozenUntil > time.now
    },
    clock: {
      now: () => time.now + skewMs,
      monotonic: () => time.now - bootedAt,
      after,
      sleep: (ms, signal) =>
        new Promise((resolve) => {
          if (signal?.aborted) return resolve()
          const end = () => {
            cancel()
            signal?.removeEventListener("abort", end)
            resolve()
          }
          const cancel = after(ms, end)
          signal?.addEventListener("abort", end)
        }),
    },
    deliver,
    freeze(ms) {
      frozenUntil = Math.max(frozenUntil, time.now + ms)
      time.at(frozenUntil, thaw)
    },
    die() {
      if (isDead) return
      isDead = true
      waiting = []
      onDeath()
    },
    stepClock(ms) {
      skewMs += ms
    },
  }
}
