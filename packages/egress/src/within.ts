import { EgressFailure, type FailureCode } from "./failure.ts"
import { addPhase, type Phases, type Trace } from "./trace.ts"

export interface Limit {
  phase: keyof Phases
  ms: number
  /** What it means when this limit passes; the caller's deadline is always a `timeout`, in the same words. */
  code: FailureCode
  message: string
}

/**
 * One phase of the way: something that ends by `resolve` or `reject`, and is given up when its limit passes
 * or the caller's deadline comes. `start` returns how to give up. The length is noted in every case.
 */
export const within = <T>(
  limit: Limit,
  signal: AbortSignal,
  trace: Trace,
  start: (resolve: (value: T) => void, reject: (failure: unknown) => void) => () => void,
): Promise<T> =>
  new Promise<T>((resolve, reject) => {
    const started = performance.now()
    let ended = false
    const end = (settle: () => void) => {
      if (ended) return
      ended = true
      clearTimeout(timer)
      signal.removeEventListener("abort", stop)
      addPhase(trace, limit.phase, performance.now() - started)
      settle()
    }
    const giveUp = (code: FailureCode) =>
      end(() => {
        cancel()
        reject(new EgressFailure(code, limit.message, trace))
      })
    const stop = () => giveUp("timeout")
    const timer = setTimeout(() => giveUp(limit.code), limit.ms)
    signal.addEventListener("abort", stop)
    const cancel = start(
      (value) => end(() => resolve(value)),
      (failure) => end(() => reject(failure)),
    )
    if (signal.aborted) stop()
  })
