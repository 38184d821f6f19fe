/** A sleep that can be cut short. */
import type { Clock } from "@nightjar/kit/time"

export interface Wake {
  /** Ends the present sleep, or the next one before it begins. */
  now(): void
  /** Resolves after `ms`, when woken, or when `signal` aborts. */
  sleep(ms: number, signal: AbortSignal): Promise<void>
}

export const createWake = (clock: Clock): Wake => {
  let called = false
  let end = () => {}
  return {
    now() {
      called = true
      end()
    },
    async sleep(ms, signal) {
      if (!called && !signal.aborted) {
        const cut = new AbortController()
        end = () => cut.abort()
        await clock.sleep(ms, AbortSignal.any([cut.signal, signal]))
      }
      called = false
      end = () => {}
    },
  }
}
