/** The only `while` of the worker. */
import type { Log } from "@nightjar/kit/log"
import type { Clock } from "@nightjar/kit/time"
import { createWake, type Wake } from "./wake.ts"

/** Takes some work, does it, and looks again at once; sleeps when there is none. */
export interface Loop<Work> {
  name: string
  claim(): Promise<readonly Work[]>
  /** @param signal aborts when the worker stops: what takes long should end then */
  work(taken: readonly Work[], signal: AbortSignal): Promise<void>
  /** Milliseconds until it looks again after it found less than `full`. */
  idleMs: number
  /** So much at once means that there may be more; 1 unless set. */
  full?: number
  /** Is given, once, what ends the loop's sleep. */
  bindWake?: (wake: () => void) => void
}

/** A task that is done now and then. It answers `true` when there is more of it at once. */
export const every = (name: string, idleMs: number, task: () => Promise<unknown>): Loop<true> => ({
  name,
  claim: async () => ((await task()) === true ? [true] : []),
  work: async () => {},
  idleMs,
})

export interface LoopReport {
  loop: string
  what: "claimed" | "worked" | "idle" | "failed"
  count: number
  ms: number
}

export interface LoopContext {
  clock: Clock
  log: Log
  signal: AbortSignal
  /** Tests await what it hears; metrics count it. */
  listener?: ((report: LoopReport) => void) | undefined
}

export interface RunningLoop {
  name: string
  wake: Wake["now"]
  /** Resolves when the signal has aborted and the work at hand is done. */
  ended: Promise<void>
}

/** After a failure: a quarter of a second, doubling up to this. */
const longestPauseMs = 5_000

export const runLoop = <Work>(loop: Loop<Work>, context: LoopContext): RunningLoop => {
  const wake = createWake(context.clock)
  loop.bindWake?.(wake.now)
  return { name: loop.name, wake: wake.now, ended: run(loop, wake, context) }
}

const run = async <Work>(loop: Loop<Work>, wake: Wake, { clock, log, signal, listener }: LoopContext) => {
  let failures = 0
  while (!signal.aborted) {
    const began = clock.monotonic()
    const report = (what: LoopReport["what"], count: number) =>
      listener?.({ loop: loop.name, what, count, ms: clock.monotonic() - began })
    try {
      const taken = await loop.claim()
      report(taken.length > 0 ? "claimed" : "idle", taken.length)
      if (taken.length > 0) {
        await loop.work(taken, signal)
        report("worked", taken.length)
      }
      failures = 0
      if (taken.length < (loop.full ?? 1)) await wake.sleep(loop.idleMs, signal)
    } catch (error) {
      report("failed", 1)
      log.error({ err: error, loop: loop.name }, "a loop failed and goes on")
      await clock.sleep(Math.min(250 * 2 ** failures++, longestPauseMs), signal)
    }
  }
}
