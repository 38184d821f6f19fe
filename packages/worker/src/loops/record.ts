/** Records what was found, in batches, and whispers it. */
import type { Recorded } from "@nightjar/core/attempt"
import { sqlState } from "@nightjar/db/connect"
import type { Log } from "@nightjar/kit/log"
import { type Clock, second } from "@nightjar/kit/time"
import type { Ran } from "../desk.ts"
import type { Ledger, Task } from "../ledger.ts"
import type { Living } from "../life.ts"
import type { Loop } from "../loop.ts"

export interface RecordOptions {
  ledger: Ledger
  clock: Clock
  living: Pick<Living, "life">
  batch: number
  log: Log
  /** After commit. */
  onRecorded: (recorded: readonly Recorded[], late: number) => void
  /** Claims that were kept, with what to run at their time. */
  onKept: (tasks: readonly Task[]) => Promise<void>
}

export interface Recording {
  loop: Loop<Ran>
  add(attempt: Ran): void
  /** Attempts that wait to be recorded. */
  readonly size: number
  /** Records what is left, when the loop has ended. */
  finish(): Promise<void>
}

/** Attempts gather this long: at 3,000 a second 150 share one transaction, and a person sees it in the same blink. */
const gatherMs = 50

/** A connection that is gone, a server that starts or stops, a lock that was lost: the same again may succeed. */
const isPassing = (state: string | undefined) => state === undefined || /^(08|40|53|55|57|58)/.test(state)

export const createRecording = (options: RecordOptions): Recording => {
  const { ledger, clock, living, batch, log, onRecorded, onKept } = options
  const queue: Ran[] = []
  let wake = () => {}

  const record = async (attempts: readonly Ran[]) => {
    const results = await ledger.complete(attempts, living.life)
    const recorded = results.filter((result) => result !== null)
    onRecorded(recorded, results.length - recorded.length)
    await onKept(
      attempts.flatMap(({ task }, place) => {
        const claim = results[place]?.kept
        return claim ? [{ ...task, claim }] : []
      }),
    )
  }
  /** One attempt that PostgreSQL refuses must not take the others with it. */
  const recordEach = async (attempts: readonly Ran[]) => {
    for (const attempt of attempts)
      await record([attempt]).catch((error) => {
        if (isPassing(sqlState(error))) queue.unshift(attempt)
        else log.error({ err: error, monitor: attempt.claim.monitorId }, "an attempt cannot be recorded")
      })
  }

  const work = async (attempts: readonly Ran[]) => {
    try {
      await record(attempts)
    } catch (error) {
      if (!isPassing(sqlState(error))) return recordEach(attempts)
      queue.unshift(...attempts)
      throw error
    }
  }

  return {
    add(attempt) {
      queue.push(attempt)
      if (queue.length === 1) clock.after(gatherMs, () => wake())
      if (queue.length === batch) wake()
    },
    get size() {
      return queue.length
    },
    async finish() {
      const rest = queue.splice(0)
      for (let from = 0; from < rest.length; from += batch) await work(rest.slice(from, from + batch))
    },
    loop: {
      name: "record",
      idleMs: second,
      full: batch,
      bindWake: (end) => {
        wake = end
      },
      claim: async () => queue.splice(0, batch),
      work,
    },
  }
}
