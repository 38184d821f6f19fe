import { createMonitor } from "@nightjar/core/monitor/actions"
import { recordPing } from "@nightjar/core/ping/queries"
import { rowsOf } from "@nightjar/core/testing/engine"
import { type Id, idToUuid } from "@nightjar/kit/id"
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest"
import { createShift, type Shift, until } from "../testing/shift.ts"

let shift: Shift
beforeAll(async () => {
  shift = await createShift()
})
afterEach(() => shift.end())
afterAll(() => shift.close())

describe("a push monitor", () => {
  const plantPush = async () => {
    const { id } = await createMonitor(shift.world.acme.as(), {
      name: "Backup",
      retries: 0,
      config: { type: "push", graceSeconds: 60 },
    })
    await shift.engine.sql`delete from probe`
    return id
  }
  const call = (monitorId: Id<"monitor">, status: "up" | "down" | null) =>
    shift.world.wiring.database.write(shift.world.acme.info.id, (db) =>
      recordPing(db, { monitorId, status, message: null, pingMs: 3, body: null }),
    )

  it("is up while it is called, and down after interval and grace of silence", async () => {
    const monitor = await plantPush()
    await call(monitor, null)
    await shift.engine.sql`delete from probe`
    await shift.engine.passUntilDue(monitor)
    await shift.work().recorded(1)
    expect(await shift.beatsOf(monitor)).toMatchObject([{ status: "u", latency_ms: 3 }])
    await shift.end()
    await shift.engine.sql`update schedule set due_at = next_slot_at where monitor_id = ${idToUuid(monitor)}`
    await shift.engine.pass(130_000)
    await shift.work("w2").recorded(1)
    const beats = await shift.beatsOf(monitor)
    expect(beats.at(-1)).toMatchObject({ status: "d", state: "d" })
    const [kept] = await shift.engine.sql`select outcome from evidence where monitor_id = ${idToUuid(monitor)}
      order by slot_at desc limit 1`
    expect(kept!.outcome.message).toBe("No call for 2 min.")
  })

  it("is seen to fail within a second of the call that says so", async () => {
    const monitor = await plantPush()
    await call(monitor, "up")
    await shift.engine.sql`delete from probe`
    const { worker, report } = shift.work()
    expect(await call(monitor, "down")).toEqual({ probed: true })
    worker.wakeProbes()
    const down = async () => {
      const [row] = await rowsOf(shift.engine, "standing", monitor, "seq")
      return row!.state === "d" ? row : undefined
    }
    await until(down, () => report(({ loop }) => loop === "probes"))
    expect(await rowsOf(shift.engine, "incident", monitor, "opened_at")).toMatchObject([{ resolved_at: null }])
  })
})
