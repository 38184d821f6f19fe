/** One worker: its loops, what they share, and how they end. */
import { setMaxListeners } from "node:events"
import type { Bus } from "@nightjar/core/ports"
import type { Claim } from "@nightjar/core/schedule"
import type { Load } from "@nightjar/core/worker"
import { messageOf } from "@nightjar/kit/error"
import type { Log } from "@nightjar/kit/log"
import { type Clock, second } from "@nightjar/kit/time"
import { databaseClock as createDatabaseClock } from "./database-clock.ts"
import { createDesk, type Desk } from "./desk.ts"
import type { Ledger } from "./ledger.ts"
import { createLife } from "./life.ts"
import { type Loop, type LoopReport, type RunningLoop, runLoop } from "./loop.ts"
import { checksLoop } from "./loops/checks.ts"
import { maintenanceLoop } from "./loops/maintenance.ts"
import { probesLoop } from "./loops/probes.ts"
import { createRecording } from "./loops/record.ts"
import { upkeepLoops } from "./loops/upkeep.ts"
import { createMetrics } from "./metrics.ts"
import { createOwnTrouble, weighed } from "./own-trouble.ts"
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
  prober: Prober
  /** Whether any control target answers; null where none are set. */
  reachControls: (() => Promise<boolean>) | null
  bus: Bus
  clock: Clock
  log: Log
  /** Hears what the loops do; tests await it. */
  listener?: (report: LoopReport) => void
}

export interface WorkerStatus extends Load {
  worker: string
  region: string
  state: "starting" | "running" | "draining"
  bus: Bus["state"]
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
  const { ledger, clock, log, batch, concurrency, signMs, bus, region } = options
  const databaseClock = createDatabaseClock(clock)
  const load = (): Load => ({ held: desk.held, running: desk.running, recording: recording.size })
  const living = createLife({ ledger, databaseClock, log, signMs, load })
  const metrics = createMetrics(load)
  const onTrouble = (lasts: boolean) => metrics.ownTrouble.set(Number(lasts))
  const prober = options.reachControls
    ? weighed(options.prober, createOwnTrouble({ clock, log, onTrouble, reach: options.reachControls }))
    : options.prober
  const recording = createRecording({
    ledger,
    clock,
    living,
    batch,
    log,
    onRecorded(recorded, late) {
      metrics.onRecorded(recorded, late)
      whisper(bus, region, recorded)
    },
    // Refused only when the worker stops.
    onKept: (tasks) =>
      giveBack(
        options,
        tasks.filter((task) => !desk.take(task)).map((task) => task.claim),
      ),
  })
  const desk = createDesk({ ledger, clock, databaseClock, prober, concurrency, onFound: recording.add })
  return { databaseClock, load, living, metrics, prober, recording, desk, hasPartitions: false }
}

const giveBack = async ({ ledger, log }: WorkerOptions, claims: readonly Claim[]) => {
  try {
    await ledger.release(claims)
  } catch (error) {
    log.warn({ reason: messageOf(error) }, "slots could not be given back; the end of their lease will do it")
  }
}

/** What has not begun goes back at once; what runs has until the deadline. */
const handBack = async (options: WorkerOptions, desk: Desk, deadlineMs: number) => {
  await giveBack(options, desk.unload())
  await Promise.race([desk.quiet(), options.clock.sleep(deadlineMs)])
  await giveBack(options, desk.abort())
}

const statusOf = (
  { id, region, bus }: WorkerOptions,
  { living, load, hasPartitions }: ReturnType<typeof partsOf>,
  isDraining: boolean,
): WorkerStatus => {
  const state = living.life !== null && hasPartitions ? "running" : "starting"
  return { worker: id, region, state: isDraining ? "draining" : state, bus: bus.state, ...load() }
}

/** Starts at once; while the database is not there its loops fail, say so, and go on. */
export const startWorker = (options: WorkerOptions) => {
  const { ledger, clock, log, bus, batch, pollMs } = options
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
    probesLoop({ ...options, prober: parts.prober, living, databaseClock, isReady, signal: until.probes.signal }),
    until.claims,
  )
  const claiming = [
    probes,
    start(checksLoop({ ledger, living, isReady, desk, batch, pollMs }), until.claims),
    start(maintenanceLoop({ ledger, bus, batch }), until.claims),
    ...upkeepLoops({
      ledger,
      clock,
      log,
      batch,
      onPartitions: () => Object.assign(parts, { hasPartitions: true }),
      onBacklog: (due) => metrics.backlog.set(due),
    }).map((loop) => start(loop, until.claims)),
  ]

  return {
    metrics,
    /** Probes wait: whoever asked need not wait for the poll. */
    wakeProbes: probes.wake,
    forget: (monitors: ReadonlySet<string>) => giveBack(options, desk.forget(monitors)),
    status: () => statusOf(options, parts, until.claims.signal.aborted),
    /** Claims nothing more; what is held is finished. */
    drain() {
      until.claims.abort()
      desk.close()
    },
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
