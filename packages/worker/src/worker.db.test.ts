import { createMonitor, deleteMonitors } from "@nightjar/core/monitor/actions"
import { recordPing } from "@nightjar/core/ping/queries"
import type { Whisper } from "@nightjar/core/ports"
import { checkNow, testProbe } from "@nightjar/core/probe/actions"
import { createWorld, type TestTenant, type World } from "@nightjar/core/testing"
import { createEngine, rowsOf, type TestEngine } from "@nightjar/core/testing/engine"
import { openRawPool, type Pool } from "@nightjar/db/connect"
import { fleetDatabase } from "@nightjar/db/transaction"
import { type Id, idToUuid } from "@nightjar/kit/id"
import { silentLog } from "@nightjar/kit/log"
import { systemClock } from "@nightjar/kit/time"
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest"
import type { Ledger } from "./ledger.ts"
import type { LoopReport } from "./loop.ts"
import { postgresLedger } from "./postgres-ledger.ts"
import { createProber, type Prober } from "./prober.ts"
import { startWorker, type Worker } from "./worker.ts"

let world: World
let engine: TestEngine
let pools: Pool[] = []
let workers: Worker[] = []
beforeAll(async () => {
  world = await createWorld()
  engine = await createEngine(world)
})
afterEach(async () => {
  await Promise.all(workers.map((worker) => worker.stop(1_000)))
  await Promise.all(pools.map((pool) => pool.end({ timeout: 1 })))
  workers = []
  pools = []
  await engine.sql`update schedule set due_at = null`
  await engine.sql`delete from probe`
})
afterAll(async () => {
  await engine.close()
  await world.close()
})

const fine: Prober = async () => ({ status: "up", code: "ok", message: "Fine.", latencyMs: 5, phases: {} })

const ledgerOf = (workerId: string): Ledger => {
  const [pool, session] = [1, 2].map((max) => openRawPool(world.url, { max, name: workerId, lasting: true }))
  pools.push(pool!, session!)
  return postgresLedger({
    db: fleetDatabase(session!),
    session: fleetDatabase(pool!),
    owner: session!,
    keys: world.wiring.keys,
    workerId,
    region: 1,
  })
}

/** A worker on this database, and a way to await what its loops report. */
const work = (id = "w1", prober?: Prober) => {
  const ledger = ledgerOf(id)
  const whispers: Whisper[] = []
  const listeners = new Set<(report: LoopReport) => void>()
  const bus = { ...world.wiring.bus, publish: async (whisper: Whisper) => void whispers.push(whisper) }
  const unused = null as never
  const worker = startWorker({
    id,
    region: "default",
    batch: 50,
    concurrency: 20,
    pollMs: 50,
    signMs: 1_000,
    ledger,
    prober: prober ?? createProber({ egress: unused, ledger, clock: systemClock, log: silentLog }),
    bus,
    clock: systemClock,
    log: silentLog,
    listener: (report) => {
      for (const listener of listeners) listener(report)
    },
  })
  workers.push(worker)
  const report = (wanted: (report: LoopReport) => boolean) =>
    new Promise<LoopReport>((resolve) => {
      const listener = (heard: LoopReport) => {
        if (!wanted(heard)) return
        listeners.delete(listener)
        resolve(heard)
      }
      listeners.add(listener)
    })
  /** Resolves once so many attempts are recorded. */
  const recorded = (count: number) => {
    let sum = 0
    return report(({ loop, what, count: more }) => {
      if (loop === "record" && what === "worked") sum += more
      return sum >= count
    })
  }
  return { worker, whispers, report, recorded }
}

/** Monitors without the probe that a new one asks for. */
const plant = async (tenant: TestTenant, count = 1, change = {}) => {
  const ids = await engine.plant(tenant, count, change)
  await engine.sql`delete from probe`
  return ids
}
const beatsOf = (monitor: Id<"monitor">) => rowsOf(engine, "heartbeat", monitor, "slot_at, attempt")
const probesOf = (monitor: Id<"monitor">) => rowsOf(engine, "probe", monitor, "requested_at")
const until = async <T>(look: () => Promise<T | undefined>, heard: () => Promise<unknown>): Promise<T> => {
  const found = await look()
  if (found !== undefined) return found
  await heard()
  return until(look, heard)
}

describe("a worker", () => {
  it("runs what is due, records it, and whispers it to its tenant alone", async () => {
    const [mine] = await plant(world.acme, 1)
    await plant(world.other, 1)
    await engine.pass(60_000)
    const { whispers, recorded } = work("w1", fine)
    await recorded(2)
    expect(await beatsOf(mine!)).toMatchObject([{ status: "u", latency_ms: 5 }])
    const hints = whispers.filter((whisper) => whisper.kind === "heartbeats" && whisper.tenant === world.acme.info.id)
    expect(hints).toMatchObject([{ heartbeats: [{ monitor: mine, region: "default", status: "up", state: "up" }] }])
    expect(whispers).toContainEqual({ kind: "events", tenants: expect.arrayContaining([world.acme.info.id]) })
  })

  it("shares the work with another, and nothing is done twice", async () => {
    const hourly = { intervalSeconds: 3_600 }
    const ids = [...(await plant(world.acme, 60, hourly)), ...(await plant(world.other, 60, hourly))]
    await engine.pass(3_600_000)
    const seen = new Map<string, number>()
    const counting =
      (name: string): Prober =>
      async (...ask) => {
        seen.set(name, (seen.get(name) ?? 0) + 1)
        return fine(...ask)
      }
    const [one, other] = [work("w1", counting("w1")), work("w2", counting("w2"))]
    const both = () => Promise.race([one.recorded(1), other.recorded(1)])
    const count = async () => {
      const [row] =
        await engine.sql`select count(*)::int as n from heartbeat where monitor_id = any(${ids.map(idToUuid)}::uuid[])`
      return row!.n === ids.length ? row!.n : undefined
    }
    expect(await until(count, both)).toBe(120)
    expect([...seen.values()].reduce((sum, n) => sum + n)).toBe(120)
  })

  it("finishes what it holds, gives back what has not begun, and ends its life when it is stopped", async () => {
    const [monitor] = await plant(world.acme)
    await engine.passUntilDue(monitor!)
    let finish = () => {}
    const begun = new Promise<void>((started) => {
      const slow: Prober = async (...ask) => {
        started()
        await new Promise<void>((resolve) => {
          finish = resolve
        })
        return fine(...ask)
      }
      work("w1", slow)
    })
    await begun
    const stopped = workers[0]!.stop()
    finish()
    await stopped
    workers = []
    expect(await beatsOf(monitor!)).toHaveLength(1)
    expect(await engine.sql`select 1 from schedule where claimed_by is not null`).toHaveLength(0)
    expect(await engine.sql`select 1 from worker_life where worker_id = 'w1' and ended_at is null`).toHaveLength(0)
  })

  it("answers a check that a person asks for, and it counts as a verdict but not as a heartbeat", async () => {
    const [monitor] = await plant(world.acme)
    const { report } = work("w1", fine)
    await checkNow(world.acme.as(), { id: monitor! })
    const answered = async () => {
      const [row] = await probesOf(monitor!)
      return row?.answered_at ? row : undefined
    }
    const row = await until(answered, () => report(({ loop }) => loop === "probes"))
    expect(row).toMatchObject({ why: "check-now", outcome: { status: "up" }, seq: 1 })
    expect(await beatsOf(monitor!)).toEqual([])
    expect(await rowsOf(engine, "standing", monitor!, "seq")).toMatchObject([{ state: "u", seq: 1 }])
  })

  it("tries a form that is not saved, and judges nothing by it", async () => {
    const { report } = work("w1", fine)
    const { id } = await testProbe(world.acme.as(), { config: { type: "tcp", host: "192.0.2.4", port: 7 } })
    const answered = async () => {
      const [row] = await engine.sql`select * from probe where id = ${idToUuid(id)} and answered_at is not null`
      return row
    }
    const row = await until(answered, () => report(({ loop }) => loop === "probes"))
    expect(row).toMatchObject({ why: "test", monitor_id: null, outcome: { message: "Fine." }, seq: null })
  })

  it("drops the slot of a monitor that was deleted while it was asked", async () => {
    const [monitor] = await plant(world.acme)
    await engine.passUntilDue(monitor!)
    const meddled: Prober = async (...ask) => {
      await deleteMonitors(world.acme.as(), { ids: [monitor!] })
      return fine(...ask)
    }
    await work("w1", meddled).recorded(1)
    expect(await beatsOf(monitor!)).toEqual([])
    expect(await rowsOf(engine, "gap", monitor!, "from_at")).toMatchObject([{ cause: "paused" }])
  })
})

describe("a push monitor", () => {
  const plantPush = async () => {
    const { id } = await createMonitor(world.acme.as(), {
      name: "Backup",
      retries: 0,
      config: { type: "push", graceSeconds: 60 },
    })
    await engine.sql`delete from probe`
    return id
  }
  const call = (monitorId: Id<"monitor">, status: "up" | "down" | null) =>
    world.wiring.database.write(world.acme.info.id, (db) =>
      recordPing(db, { monitorId, status, message: null, pingMs: 3, body: null }),
    )

  it("is up while it is called, and down after interval and grace of silence", async () => {
    const monitor = await plantPush()
    await call(monitor, null)
    await engine.sql`delete from probe`
    await engine.passUntilDue(monitor)
    await work().recorded(1)
    expect(await beatsOf(monitor)).toMatchObject([{ status: "u", latency_ms: 3 }])
    await Promise.all(workers.map((worker) => worker.stop()))
    await engine.sql`update schedule set due_at = next_slot_at where monitor_id = ${idToUuid(monitor)}`
    await engine.pass(130_000)
    await work("w2").recorded(1)
    const beats = await beatsOf(monitor)
    expect(beats.at(-1)).toMatchObject({ status: "d", state: "d" })
    const [kept] = await engine.sql`select outcome from evidence where monitor_id = ${idToUuid(monitor)}
      order by slot_at desc limit 1`
    expect(kept!.outcome.message).toBe("No call for 2 min.")
  })

  it("is seen to fail within a second of the call that says so", async () => {
    const monitor = await plantPush()
    await call(monitor, "up")
    await engine.sql`delete from probe`
    const { worker, report } = work()
    expect(await call(monitor, "down")).toEqual({ probed: true })
    worker.wakeProbes()
    const down = async () => {
      const [row] = await rowsOf(engine, "standing", monitor, "seq")
      return row!.state === "d" ? row : undefined
    }
    await until(down, () => report(({ loop }) => loop === "probes"))
    expect(await rowsOf(engine, "incident", monitor, "opened_at")).toMatchObject([{ resolved_at: null }])
  })
})
