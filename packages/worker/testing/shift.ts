/** Workers on a small world, and ways to await what they do. */
import type { Whisper } from "@nightjar/core/ports"
import { createWorld, type TestTenant, type World } from "@nightjar/core/testing"
import { createEngine, rowsOf, type TestEngine } from "@nightjar/core/testing/engine"
import { openRawPool, type Pool } from "@nightjar/db/connect"
import { fleetDatabase } from "@nightjar/db/transaction"
import type { Id } from "@nightjar/kit/id"
import { silentLog } from "@nightjar/kit/log"
import { systemClock } from "@nightjar/kit/time"
import type { Archive } from "../src/archive.ts"
import type { Ledger } from "../src/ledger.ts"
import type { LoopReport } from "../src/loop.ts"
import { postgresArchive } from "../src/postgres-archive.ts"
import { postgresLedger } from "../src/postgres-ledger.ts"
import { postgresPublisher } from "../src/postgres-publisher.ts"
import { createProber, type Prober } from "../src/prober.ts"
import type { Publisher } from "../src/publisher.ts"
import type { Sender } from "../src/sender.ts"
import { startWorker, type Worker } from "../src/worker.ts"

export interface Shift {
  world: World
  engine: TestEngine
  /** The record as one worker knows it, without the worker. */
  ledger(id: string): Ledger
  /** A worker that lives until the end of the test. */
  work(id?: string, prober?: Prober, sender?: Sender): AtWork
  /** Monitors without the probe that a new one asks for. */
  plant(tenant: TestTenant, count?: number, change?: object): Promise<Id<"monitor">[]>
  beatsOf(monitor: Id<"monitor">): Promise<{ [column: string]: unknown }[]>
  /** Stops the workers; nothing is due any more. */
  end(): Promise<void>
  close(): Promise<void>
}

export interface AtWork {
  worker: Worker
  whispers: Whisper[]
  /** Resolves with the next report that is wanted. */
  report(wanted: (report: LoopReport) => boolean): Promise<LoopReport>
  /** Resolves once so many attempts more are recorded. */
  recorded(count: number): Promise<LoopReport>
}

export const fine: Prober = async () => ({ status: "up", code: "ok", message: "Fine.", latencyMs: 5, phases: {} })

/** Looks again whenever something was heard, until there is something to see. */
export const until = async <T>(look: () => Promise<T | undefined>, heard: () => Promise<unknown>): Promise<T> => {
  const found = await look()
  if (found !== undefined) return found
  await heard()
  return until(look, heard)
}

interface Record {
  ledger: Ledger
  archive: Archive
  publisher: Publisher
}

const recordOn = (world: World, pools: Pool[], workerId: string): Record => {
  const open = (max: number) => {
    const pool = openRawPool(world.url, { max, name: workerId, lasting: true })
    pools.push(pool)
    return pool
  }
  const [session, pool] = [open(1), open(2)]
  const db = fleetDatabase(pool)
  return {
    ledger: postgresLedger({ db, session: fleetDatabase(session), keys: world.wiring.keys, workerId, region: 1 }),
    archive: postgresArchive({ db, owner: pool, log: silentLog }),
    publisher: postgresPublisher({ db, database: world.wiring.database, log: silentLog }),
  }
}

interface Parts {
  prober: Prober | undefined
  sender: Sender | undefined
}

const startOn = (world: World, record: Record, id: string, { prober, sender }: Parts): AtWork => {
  const whispers: Whisper[] = []
  const listeners = new Set<(report: LoopReport) => void>()
  const own = { ...record, clock: systemClock, log: silentLog }
  const worker = startWorker({
    ...own,
    id,
    region: "default",
    batch: 50,
    concurrency: 20,
    pollMs: 50,
    signMs: 1_000,
    // Without a prober of its own it runs what needs no target: push monitors.
    reachControls: null,
    prober: prober ?? createProber({ ...own, egress: null as never }),
    sender: sender ?? (async () => ({ kind: "delivered", answer: { status: 200, id: null, text: "ok" } })),
    chance: Math.random,
    bus: { ...world.wiring.bus, publish: async (whisper) => void whispers.push(whisper) },
    listener: (report) => {
      for (const listener of listeners) listener(report)
    },
  })
  const report = (wanted: (report: LoopReport) => boolean) =>
    new Promise<LoopReport>((resolve) => {
      const listener = (heard: LoopReport) => {
        if (!wanted(heard)) return
        listeners.delete(listener)
        resolve(heard)
      }
      listeners.add(listener)
    })
  const recorded = (count: number) => {
    let sum = 0
    return report(({ loop, what, count: more }) => {
      if (loop === "record" && what === "worked") sum += more
      return sum >= count
    })
  }
  return { worker, whispers, report, recorded }
}

export const createShift = async (): Promise<Shift> => {
  const world = await createWorld()
  const engine = await createEngine(world)
  const pools: Pool[] = []
  const workers: Worker[] = []
  return {
    world,
    engine,
    ledger: (id) => recordOn(world, pools, id).ledger,
    work(id = "w1", prober, sender) {
      const atWork = startOn(world, recordOn(world, pools, id), id, { prober, sender })
      workers.push(atWork.worker)
      return atWork
    },
    async plant(tenant, count = 1, change = {}) {
      const ids = await engine.plant(tenant, count, change)
      await engine.sql`delete from probe`
      return ids
    },
    beatsOf: (monitor) => rowsOf(engine, "heartbeat", monitor, "slot_at, attempt"),
    async end() {
      await Promise.all(workers.splice(0).map((worker) => worker.stop(1_000)))
      await Promise.all(pools.splice(0).map((pool) => pool.end({ timeout: 1 })))
      await engine.sql`update schedule set due_at = null`
      await engine.sql`delete from probe`
      await engine.sql`delete from delivery`
    },
    async close() {
      await engine.close()
      await world.close()
    },
  }
}
