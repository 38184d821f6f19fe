/** One worker: its loops, what they share, and how they end. */
import { setMaxListeners } from "node:events"
import type { Bus } from "@nightjar/core/ports"
import { messageOf } from "@nightjar/kit/error"
import type { Log } from "@nightjar/kit/log"
import { type Clock, second } from "@nightjar/kit/time"
import type { Archive } from "./archive.ts"
import { databaseClock as createDatabaseClock } from "./database-clock.ts"
import { createDesk, type Desk } from "./desk.ts"
import type { Ledger } from "./ledger.ts"
import { createLife } from "./life.ts"
import { type Loop, type LoopReport, type RunningLoop, runLoop } from "./loop.ts"
import { checksLoop } from "./loops/checks.ts"
import { probesLoop } from "./loops/probes.ts"
import { createRecording } from "./loops/record.ts"
import { upkeepLoops } from "./loops/upkeep.ts"
import { createMetrics } from "./metrics.ts"
import type { Prober } from "./prober.ts"
import { whisper } from "./whispers.ts"

export interface WorkerOptions {
  id: string
  region: string
  batch: number
  concurrency: number
  pollMs: number
  signMs: number
  ledger: Ledger
  archive: Archive
  prober: Prober
  bus: Bus
  clock: Clock
  log: Log
  /** Hears what the loops do; tests await it. */
  listener?: (report: LoopReport) => void
}

export interface WorkerStatus {
  worker: string
  region: string
  state: "starting" | "running" | "draining"
  bus: Bus["state"]
  held: number
  running: number
  recording: number
}

export type Worker = ReturnType<typeof startWorker>

/** Many sleep on each of these, and that is no leak. */
const createEnd = () => {
  const end = new AbortController()
  setMaxListeners(0, end.signal)
  return end
}

/** Ends what may not go on: claiming first, the sign of life last. */
const phases = () => ({ claims: createEnd(), probes: createEnd(), life: createEnd() })

const partsOf = (options: WorkerOptions) => {
  const { ledger, clock, log, batch, concurrency, prober, signMs, bus, region } = options
  const databaseClock = createDatabaseClock(clock)
  const living = createLife({ ledger, databaseClock, log, signMs })
  const metrics = createMetrics({
    held: () => desk.held,
    running: () => desk.running,
    recording: () => recording.size,
  })
  const recording = createRecording({
    ledger,
    batch,
    log,
    onRecorded(recorded, late) {
      metrics.onRecorded(recorded, late)
      whisper(bus, region, recorded)
    },
  })
  const desk = createDesk({ databaseClock, prober, concurrency, onFound: recording.add })
  return { databaseClock, living, metrics, recording, desk, hasPartitions: false }
}

/** What has not begun goes back at once; what runs has until the deadline. */
const handBack = async ({ ledger, clock, log }: WorkerOptions, desk: Desk, deadlineMs: number) => {
  try {
    await ledger.release(desk.unload())
    await Promise.race([desk.quiet(), clock.sleep(deadlineMs)])
    await ledger.release(desk.abort())
  } catch (error) {
    log.warn({ reason: messageOf(error) }, "slots could not be given back; the end of their lease will do it")
  }
}

/** Starts at once; while the database is not there its loops fail, say so, and go on. */
export const startWorker = (options: WorkerOptions) => {
  const { id, region, ledger, clock, log, bus, batch, pollMs } = options
  const parts = partsOf(options)
  const { living, desk, recording, metrics, databaseClock } = parts
  const until = phases()

  const start = <Work>(loop: Loop<Work>, { signal }: AbortController): RunningLoop => {
    const listener = (report: LoopReport) => {
      metrics.onLoop(report)
      options.listener?.(report)
    }
    return runLoop(loop, { clock, log, signal, listener })
  }
  const lasting = [start(living.loop, until.life), start(recording.loop, until.life)]
  const isReady = () => parts.hasPartitions
  const probes = start(
    probesLoop({ ...options, living, databaseClock, isReady, signal: until.probes.signal }),
    until.claims,
  )
  const claiming = [
    probes,
    start(checksLoop({ ledger, living, isReady, desk, batch, pollMs }), until.claims),
    ...upkeepLoops({
      ...options,
      signal: until.claims.signal,
      onParts(survey) {
        parts.hasPartitions = true
        metrics.onParts(survey)
      },
      onBacklog: (due) => metrics.backlog.set(due),
    }).map((loop) => start(loop, until.claims)),
  ]

  return {
    metrics,
    /** Probes wait: whoever asked need not wait for the poll. */
    wakeProbes: probes.wake,
    status(): WorkerStatus {
      const lives = living.life !== null && parts.hasPartitions
      const state = until.claims.signal.aborted ? "draining" : lives ? "running" : "starting"
      const { held, running } = desk
      return { worker: id, region, state, bus: bus.state, held, running, recording: recording.size }
    },
    /** Claims nothing more; what is held is finished. */
    drain: () => until.claims.abort(),
    /** Finishes within the deadline, gives the rest back, and ends the life. */
    async stop(deadlineMs = 25 * second) {
      until.claims.abort()
      await Promise.all(claiming.map((loop) => loop.ended))
      await handBack(options, desk, deadlineMs)
      until.probes.abort()
      until.life.abort()
      await Promise.all(lasting.map((loop) => loop.ended))
      await recording.finish()
      if (living.life !== null) await ledger.reap(living.life)
    },
  }
}
