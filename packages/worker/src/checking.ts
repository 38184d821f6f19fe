/** The part of a worker that asks targets: the desk, and the record of what was found there. */
import type { Bus } from "@nightjar/core/ports"
import type { Claim } from "@nightjar/core/schedule"
import { messageOf } from "@nightjar/kit/error"
import type { Log } from "@nightjar/kit/log"
import type { Clock } from "@nightjar/kit/time"
import type { DatabaseClock } from "./database-clock.ts"
import { createDesk, type Ran } from "./desk.ts"
import type { Ledger } from "./ledger.ts"
import type { Living } from "./life.ts"
import { createRecording } from "./loops/record.ts"
import type { createMetrics } from "./metrics.ts"
import type { Prober } from "./prober.ts"
import { whisper } from "./whispers.ts"

export interface CheckingOptions {
  ledger: Ledger
  living: Pick<Living, "life">
  databaseClock: DatabaseClock
  prober: Prober
  bus: Bus
  clock: Clock
  log: Log
  region: string
  batch: number
  concurrency: number
  metrics: ReturnType<typeof createMetrics>
  /** Something turned, so somebody may have to be told. */
  onTurned: () => void
}

export const createChecking = (options: CheckingOptions) => {
  const { ledger, living, log, bus, region, metrics } = options

  /** Slots that another worker may take at once. */
  const giveBack = async (claims: readonly Claim[]) => {
    try {
      await ledger.release(claims)
    } catch (error) {
      log.warn({ reason: messageOf(error) }, "slots could not be given back; the end of their lease will do it")
    }
  }

  const record = async (attempts: readonly Ran[]) => {
    const results = await ledger.complete(attempts, living.life)
    const recorded = results.filter((result) => result !== null)
    metrics.onRecorded(recorded, results.length - recorded.length)
    whisper(bus, region, recorded)
    if (recorded.some(({ turned }) => turned)) options.onTurned()
    const kept = attempts.flatMap(({ task }, place) => {
      const claim = results[place]?.kept
      return claim ? [{ ...task, claim }] : []
    })
    // Refused only when the worker stops.
    await giveBack(kept.filter((task) => !desk.take(task)).map((task) => task.claim))
  }
  const recording = createRecording<Ran>({
    ...options,
    name: "record",
    record,
    about: ({ claim }) => ({ monitor: claim.monitorId }),
  })
  const desk = createDesk({ ...options, onFound: recording.add })

  return {
    desk,
    recording,
    forget: (monitors: ReadonlySet<string>) => giveBack(desk.forget(monitors)),
    /** What has not begun goes back at once; what runs has until `patience` resolves. */
    async handBack(patience: Promise<unknown>) {
      await giveBack(desk.unload())
      await Promise.race([desk.quiet(), patience])
      await giveBack(desk.abort())
    },
  }
}
