/** A clock that stands still until it is told to go on. */
import type { Clock } from "@nightjar/kit/time"

export interface ManualClock extends Clock {
  /** Time passes, and who sleeps so long wakes up; resolves when they have begun to run. */
  pass(ms: number): Promise<void>
  /** The lengths of the sleeps that last. */
  readonly sleeping: number[]
}

export const manualClock = (start = 1_000_000): ManualClock => {
  let now = start
  const sleepers = new Set<{ until: number; wake: () => void }>()
  return {
    now: () => now,
    monotonic: () => now - start,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve()
        const sleeper = {
          until: now + ms,
          wake() {
            sleepers.delete(sleeper)
            resolve()
          },
        }
        sleepers.add(sleeper)
        signal?.addEventListener("abort", sleeper.wake)
      }),
    after(ms, task) {
      const sleeper = {
        until: now + ms,
        wake() {
          sleepers.delete(sleeper)
          task()
        },
      }
      sleepers.add(sleeper)
      return () => void sleepers.delete(sleeper)
    },
    async pass(ms) {
      now += ms
      for (const sleeper of [...sleepers]) if (sleeper.until <= now) sleeper.wake()
      await new Promise(setImmediate)
    },
    get sleeping() {
      return [...sleepers].map((sleeper) => sleeper.until - now)
    },
  }
}
