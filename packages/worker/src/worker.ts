/** One worker: its loops, what they share, and how they end. */
import { setMaxListeners } from "node:events"
import type { Bus } from "@nightjar/core/ports"
import type { Load } from "@nightjar/core/worker"
import type { Log } from "@nightjar/kit/log"
import { type Clock, second } from "@nightjar/kit/time"
import type { Archive } from "./archive.ts"
import { createChecking } from "./checking.ts"
import { databaseClock as createDatabaseClock } from "./database-clock.ts"
import type { Ledger } from "./ledger.ts"
import { createLife } from "./life.ts"
import { type Loop, type LoopReport, type RunningLoop, runLoop } from "./loop.ts"
import { checksLoop } from "./loops/checks.ts"
import { maintenanceLoop } from "./loops/maintenance.ts"
import { probesLoop } from "./loops/probes.ts"
import { publishLoop } from "./loops/publish.ts"
import { upkeepLoops } from "./loops/upkeep.ts"
import { createMessages } from "./messages.ts"
import { createMetrics } from "./metrics.ts"
import { createOwnTrouble, weighed } from "./own-trouble.ts"
import type { Prober } from "./prober.ts"
import type { Publisher } from "./publisher.ts"
import type { Sender } from "./sender.ts"

export interface WorkerOptions {
  id: string
  region: string
  batch: number
  concurrency: number
  pollMs: number
  signMs: number
  ledger: Ledger
  archive: Archive
  publisher: Publisher
  prober: Prober
  /** Whether any control target answers; null where none are set. */
  reachControls: (() => Promise<boolean>) | null
  sender: Sender
  /** Loops beside the engine's own. */
  chores?: readonly Loop<unknown>[]
  /** 0…1: spreads what would come back at once. */
  chance: () => number
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

const partsOf = (options: WorkerOptions, wakeDeliveries: () => void) => {
  const { ledger, clock, log, signMs } = options
  const databaseClock = createDatabaseClock(clock)
  const load = (): Load => {
    const { desk, recording } = checking
    return { held: desk.held, running: desk.running, recording: recording.size, sending: messages.sending.running }
  }
  const living = createLife({ ledger, databaseClock, log, signMs, load })
  const metrics = createMetrics(load)
  const onTrouble = (lasts: boolean) => metrics.ownTrouble.set(Number(lasts))
  const prober = options.reachControls
    ? weighed(options.prober, createOwnTrouble({ clock, log, onTrouble, reach: options.reachControls }))
    : options.prober
  const shared = { ...options, prober, databaseClock, living, metrics }
  const checking = createChecking({ ...shared, onTurned: wakeDeliveries })
  const messages = createMessages({ ...shared, wake: wakeDeliveries })
  return { ...shared, load, checking, messages, hasPartitions: false }
}
type Parts = ReturnType<typeof partsOf>

const statusOf = ({ id, region, bus, living, load, hasPartitions }: Parts, isDraining: boolean): WorkerStatus => {
  const state = living.life !== null && hasPartitions ? "running" : "starting"
  return { worker: id, region, state: isDraining ? "draining" : state, bus: bus.state, ...load() }
}

/** What has not begun goes back at once; what runs and what is being sent has until the deadline. */
const handBack = async ({ clock, checking, messages: { sending } }: Parts, deadlineMs: number) => {
  const patience = clock.sleep(deadlineMs)
  await Promise.all([checking.handBack(patience), Promise.race([sending.quiet(), patience])])
  sending.abort()
  await sending.quiet()
}

const upkeepOf = (parts: Parts, signal: AbortSignal, wakeDeliveries: () => void): Loop<true>[] =>
  upkeepLoops({
    ...parts,
    signal,
    onParts(survey) {
      parts.hasPartitions = true
      parts.metrics.onParts(survey)
    },
    onBacklog: parts.metrics.onBacklog,
    onTold: wakeDeliveries,
    onWaiting: parts.metrics.onWaiting,
  })

/** Starts at once; while the database is not there its loops fail, say so, and go on. */
export const startWorker = (options: WorkerOptions) => {
  const { ledger, clock, log } = options
  const parts = partsOf(options, () => deliveries.wake())
  const { living, checking, messages, metrics } = parts
  const { desk, recording } = checking
  const { sending, settling } = messages
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
  const probing = { ...parts, isReady, onAnswered: () => deliveries.wake(), signal: until.probes.signal }
  const probes = start(probesLoop(probing), until.claims)
  const deliveries = start(sending.loop, until.claims)
  const claiming = [
    probes,
    deliveries,
    start(checksLoop({ ...parts, isReady, desk }), until.claims),
    start(maintenanceLoop(options), until.claims),
    start(publishLoop(options), until.claims),
    ...upkeepOf(parts, until.claims.signal, () => deliveries.wake()).map((loop) => start(loop, until.claims)),
    ...(options.chores ?? []).map((loop) => start(loop, until.claims)),
  ]

  return {
    metrics,
    /** Probes wait: whoever asked need not wait for the poll. */
    wakeProbes: probes.wake,
    /** Messages wait: no need to wait for the poll. */
    wakeDeliveries: deliveries.wake,
    forget: checking.forget,
    status: () => statusOf(parts, until.claims.signal.aborted),
    /** Claims nothing more; what is held is finished. */
    drain() {
      until.claims.abort()
      desk.close()
    },
    /** Finishes within the deadline, gives the rest back, and ends the life. */
    async stop(deadlineMs = 25 * second) {
      until.claims.abort()
      await Promise.all(claiming.map((loop) => loop.ended))
      await handBack(parts, deadlineMs)
      until.probes.abort()
      until.life.abort()
      await Promise.all(lasting.map((loop) => loop.ended))
      await Promise.all([recording.finish(), settling.finish()])
      if (living.life !== null) await ledger.reap(living.life)
    },
  }
}
