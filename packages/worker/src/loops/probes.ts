/** Runs probes: somebody waits for each of them. */
import type { Bus } from "@nightjar/core/ports"
import { uuidToId } from "@nightjar/kit/id"
import type { Log } from "@nightjar/kit/log"
import { second } from "@nightjar/kit/time"
import type { DatabaseClock } from "../database-clock.ts"
import { createLane } from "../lane.ts"
import type { Ledger, ProbeTask } from "../ledger.ts"
import type { Living } from "../life.ts"
import type { Loop } from "../loop.ts"
import { nothingToCheck, type Prober } from "../prober.ts"

export interface ProbesOptions {
  ledger: Ledger
  living: Living
  isReady: () => boolean
  prober: Prober
  bus: Bus
  databaseClock: DatabaseClock
  log: Log
  pollMs: number
  /** Called after an answer was kept, which may have turned its monitor. */
  onAnswered: () => void
  /** Aborts when what runs may not go on. */
  signal: AbortSignal
}

const atOnce = 50

export const probesLoop = (options: ProbesOptions): Loop<ProbeTask> => {
  const { ledger, living, log, pollMs } = options
  const lane = createLane(atOnce)
  return {
    name: "probes",
    idleMs: pollMs,
    full: atOnce,
    async claim() {
      const batch = atOnce - lane.running
      if (living.life === null || batch === 0 || !options.isReady()) return []
      return ledger.claimProbes({ life: living.life, batch })
    },
    async work(tasks) {
      for (const task of tasks)
        lane.enter(() =>
          answer(task, options).catch((error) => log.error({ err: error, probe: task.probe.id }, "a probe is lost")),
        )
    },
  }
}

const answer = async (task: ProbeTask, { ledger, prober, bus, databaseClock, onAnswered, signal }: ProbesOptions) => {
  const { probe, monitor, config } = task
  const startedAt = Math.round(databaseClock.now())
  const { tenantId, monitorId, region } = probe
  const terms = monitor?.terms ?? null
  const inbound =
    monitorId && terms ? { tenantId, monitorId, region, at: startedAt, intervalMs: terms.intervalMs } : null
  const timeoutMs = probe.timeoutMs ?? terms?.timeoutMs ?? 10 * second
  const isGone = monitorId !== null && monitor === null
  const found = isGone ? nothingToCheck : await prober(config, { timeoutMs, inbound, signal })
  if (signal.aborted) return
  await ledger.answer([{ probe, terms, startedAt, found }])
  onAnswered()
  await bus.publish({ kind: "events", tenants: [uuidToId("tenant", tenantId)] })
}
