/** One worker: its loops, what they share, and how they end. */
import { setMaxListeners } from "node:events"
import type { Attempt } from "@nightjar/core/attempt/fleet"
import type { Bus } from "@nightjar/core/ports"
import { messageOf } from "@nightjar/kit/error"
import type { Log } from "@nightjar/kit/log"
import { type Clock, second } from "@nightjar/kit/time"
import { databaseClock as createDatabaseClock } from "./database-clock.ts"
import { createDesk, type Desk } from "./desk.ts"
import type { Ledger } from "./ledger.ts"
import { createLife } from "./life.ts"
import { type Loop, type LoopReport, type RunningLoop, runLoop } from "./loop.ts"
import { checksLoop } from "./loops/checks.ts"
import type { Sending } from "./loops/deliveries.ts"
import { probesLoop } from "./loops/probes.ts"
import { createRecording } from "./loops/record.ts"
import { upkeepLoops } from "./loops/upkeep.ts"
import { createMessages } from "./messages.ts"
import { createMetrics } from "./metrics.ts"
import type { Prober } from "./prober.ts"
import type { Sender } from "./sender.ts"
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
  sender: Sender
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
  /** Messages in flight. */
  sending: number
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

const partsOf = (options: WorkerOptions, wakeDeliveries: () => void) => {
  const { ledger, clock, log, batch, concurrency, prober, signMs, bus, region } = options
  const databaseClock = createDatabaseClock(clock)
  const living = createLife({ ledger, databaseClock, log, signMs })
  const metrics = createMetrics({
    held: () => desk.held,
    running: () => desk.running,
    recording: () => recording.size,
    sending: () => sending.running,
  })
  const recording = createRecording<Attempt>({
    name: "record",
    batch,
    log,
    about: ({ claim }) => ({ monitor: claim.monitorId }),
    async record(attempts) {
      const results = await ledger.complete(attempts)
      const recorded = results.filter((result) => result !== null)
      metrics.onRecorded(recorded, results.length - recorded.length)
      if (recorded.some(({ turned }) => turned)) wakeDeliveries()
      whisper(bus, region, recorded)
    },
  })
  const desk = createDesk({ databaseClock, prober, concurrency, onFound: recording.add })
  const { sending, settling } = createMessages({ ...options, living, metrics, wake: wakeDeliveries })
  return { databaseClock, living, metrics, recording, settling, sending, desk, hasPartitions: false }
}

const statusOf = (
  { id, region, bus }: WorkerOptions,
  { living, hasPartitions, desk, recording, sending }: ReturnType<typeof partsOf>,
  isDraining: boolean,
): WorkerStatus => {
  const lives = living.life !== null && hasPartitions
  return {
    worker: id,
    region,
    state: isDraining ? "draining" : lives ? "running" : "starting",
    bus: bus.state,
    held: desk.held,
    running: desk.running,
    recording: recording.size,
    sending: sending.running,
  }
}

/** What has not begun goes back at once; what runs has until the deadline. */
const handBack = async (
  { ledger, clock, log }: WorkerOptions,
  { desk, sending }: { desk: Desk; sending: Sending },
  deadlineMs: number,
) => {
  try {
    await ledger.release(desk.unload())
    await Promise.race([Promise.all([desk.quiet(), sending.quiet()]), clock.sleep(deadlineMs)])
    await ledger.release(desk.abort())
  } catch (error) {
    log.warn({ reason: messageOf(error) }, "slots could not be given back; the end of their lease will do it")
  } finally {
    sending.abort()
    await sending.quiet()
  }
}

/** Starts at once; while the database is not there its loops fail, say so, and go on. */
export const startWorker = (options: WorkerOptions) => {
  const { ledger, clock, log, batch, pollMs } = options
  const parts = partsOf(options, () => deliveries.wake())
  const { living, desk, recording, settling, sending, metrics } = parts
  const until = phases()

  const start = <Work>(loop: Loop<Work>, { signal }: AbortController): RunningLoop => {
    const listener = (report: LoopReport) => {
      metrics.onLoop(report)
      options.listener?.(report)
    }
    return runLoop(loop, { clock, log, signal, listener })
  }
  const lasting = [start(living.loop, until.life), start(recording.loop, until.life), start(settling.loop, until.life)]
  const isReady = () => parts.hasPartitions
  const probes = start(
    probesLoop({ ...options, ...parts, isReady, onAnswered: () => deliveries.wake(), signal: until.probes.signal }),
    until.claims,
  )
  const deliveries = start(sending.loop, until.claims)
  const claiming = [
    probes,
    deliveries,
    start(checksLoop({ ledger, living, isReady, desk, batch, pollMs }), until.claims),
    ...upkeepLoops({
      ledger,
      clock,
      log,
      batch,
      onPartitions: () => Object.assign(parts, { hasPartitions: true }),
      onBacklog: (due) => metrics.backlog.set(due),
      onWaiting: metrics.onWaiting,
    }).map((loop) => start(loop, until.claims)),
  ]

  return {
    metrics,
    /** Probes wait: whoever asked need not wait for the poll. */
    wakeProbes: probes.wake,
    /** Messages wait: no need to wait for the poll. */
    wakeDeliveries: deliveries.wake,
    status: () => statusOf(options, parts, until.claims.signal.aborted),
    /** Claims nothing more; what is held is finished. */
    drain: () => until.claims.abort(),
    /** Finishes within the deadline, gives the rest back, and ends the life. */
    async stop(deadlineMs = 25 * second) {
      until.claims.abort()
      await Promise.all(claiming.map((loop) => loop.ended))
      await handBack(options, parts, deadlineMs)
      until.probes.abort()
      until.life.abort()
      await Promise.all(lasting.map((loop) => loop.ended))
      await Promise.all([recording.finish(), settling.finish()])
      if (living.life !== null) await ledger.reap(living.life)
    },
  }
}
