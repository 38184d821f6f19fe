/** A sleep that can be cut short. */
import type { Clock } from "@nightjar/kit/time"

export interface Wake {
  /** Ends the present sleep, or the next one before it begins. */
  now(): void
  /** Resolves after `ms`, when woken, or when `signal` aborts. */
  sleep(ms: number, signal: AbortSignal): Promise<void>
}

export const createWake = (clock: Clock): Wake => {
  let isCalled = false
  let end = () => {}
  const slept = (ms: number, signal: AbortSignal) =>
    new Promise<void>((resolve) => {
      end = () => {
        cancel()
        signal.removeEventListener("abort", end)
        resolve()
      }
      const cancel = clock.after(ms, end)
      signal.addEventListener("abort", end)
    })
  return {
    now() {
      isCalled = true
      end()
    },
    async sleep(ms, signal) {
      if (!isCalled && !signal.aborted) await slept(ms, signal)
      isCalled = false
      end = () => {}
    },
  }
}
