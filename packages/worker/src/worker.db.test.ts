import { deleteMonitors, pauseMonitors } from "@nightjar/core/monitor/actions"
import { checkNow, testProbe } from "@nightjar/core/probe/actions"
import { rowsOf } from "@nightjar/core/testing/engine"
import { idToUuid } from "@nightjar/kit/id"
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest"
import { type AtWork, createShift, fine, type Shift, until } from "../testing/shift.ts"
import type { Prober } from "./prober.ts"

let shift: Shift
beforeAll(async () => {
  shift = await createShift()
})
afterEach(() => shift.end())
afterAll(() => shift.close())

describe("a worker", () => {
  it("runs what is due, records it, and whispers it to its tenant alone", async () => {
    const [mine] = await shift.plant(shift.world.acme, 1)
    await shift.plant(shift.world.other, 1)
    await shift.engine.pass(60_000)
    const { whispers, recorded } = shift.work("w1", fine)
    await recorded(2)
    expect(await shift.beatsOf(mine!)).toMatchObject([{ status: "u", latency_ms: 5 }])
    const hints = whispers.filter(
      (whisper) => whisper.kind === "heartbeats" && whisper.tenant === shift.world.acme.info.id,
    )
    expect(hints).toMatchObject([{ heartbeats: [{ monitor: mine, region: "default", status: "up", state: "up" }] }])
    expect(whispers).toContainEqual({ kind: "events", tenants: expect.arrayContaining([shift.world.acme.info.id]) })
  })

  it("shares the work with another, and nothing is done twice", async () => {
    const hourly = { intervalSeconds: 3_600 }
    const ids = [
      ...(await shift.plant(shift.world.acme, 60, hourly)),
      ...(await shift.plant(shift.world.other, 60, hourly)),
    ]
    await shift.engine.pass(3_600_000)
    const seen = new Map<string, number>()
    const counting =
      (name: string): Prober =>
      async (...ask) => {
        seen.set(name, (seen.get(name) ?? 0) + 1)
        return fine(...ask)
      }
    const [one, other] = [shift.work("w1", counting("w1")), shift.work("w2", counting("w2"))]
    const both = () => Promise.race([one.recorded(1), other.recorded(1)])
    const count = async () => {
      const [row] = await shift.engine
        .sql`select count(*)::int as n from heartbeat where monitor_id = any(${ids.map(idToUuid)}::uuid[])`
      return row!.n === ids.length ? row!.n : undefined
    }
    expect(await until(count, both)).toBe(120)
    expect([...seen.values()].reduce((sum, n) => sum + n)).toBe(120)
  })

  it("may do all that a sweep does", async () => {
    const { report } = shift.work("w1", fine)
    expect(await report(({ loop }) => loop === "sweep")).not.toMatchObject({ what: "failed" })
  })

  it("finishes what it holds, gives back what has not begun, and ends its life when it is stopped", async () => {
    const [monitor] = await shift.plant(shift.world.acme)
    await shift.engine.passUntilDue(monitor!)
    let finish = () => {}
    const begun = new Promise<AtWork>((started) => {
      const slow: Prober = async (...ask) => {
        started(atWork)
        await new Promise<void>((resolve) => {
          finish = resolve
        })
        return fine(...ask)
      }
      const atWork = shift.work("w1", slow)
    })
    const { worker } = await begun
    const stopped = worker.stop()
    finish()
    await stopped
    expect(await shift.beatsOf(monitor!)).toHaveLength(1)
    expect(await shift.engine.sql`select 1 from schedule where claimed_by is not null`).toHaveLength(0)
    expect(await shift.engine.sql`select 1 from worker_life where worker_id = 'w1' and ended_at is null`).toHaveLength(
      0,
    )
  })

  it("answers a check that a person asks for, and it counts as a verdict but not as a heartbeat", async () => {
    const [monitor] = await shift.plant(shift.world.acme)
    const { report } = shift.work("w1", fine)
    await checkNow(shift.world.acme.as(), { id: monitor! })
    const answered = async () => {
      const [row] = await rowsOf(shift.engine, "probe", monitor!, "requested_at")
      return row?.answered_at ? row : undefined
    }
    const row = await until(answered, () => report(({ loop }) => loop === "probes"))
    expect(row).toMatchObject({ why: "check-now", outcome: { status: "up" }, seq: 1 })
    expect(await shift.beatsOf(monitor!)).toEqual([])
    expect(await rowsOf(shift.engine, "standing", monitor!, "seq")).toMatchObject([{ state: "u", seq: 1 }])
  })

  it("says so when the monitor was paused before anybody could check it", async () => {
    const [monitor] = await shift.plant(shift.world.acme)
    await checkNow(shift.world.acme.as(), { id: monitor! })
    await pauseMonitors(shift.world.acme.as(), { ids: [monitor!] })
    const { report } = shift.work("w1", fine)
    const answered = async () => {
      const [row] = await rowsOf(shift.engine, "probe", monitor!, "requested_at")
      return row?.answered_at ? row : undefined
    }
    const row = await until(answered, () => report(({ loop }) => loop === "probes"))
    expect(row).toMatchObject({ outcome: { status: "unknown", code: "nothing_to_check" }, seq: null })
  })

  it("tries a form that is not saved, and judges nothing by it", async () => {
    const { report } = shift.work("w1", fine)
    const { id } = await testProbe(shift.world.acme.as(), { config: { type: "tcp", host: "192.0.2.4", port: 7 } })
    const answered = async () => {
      const [row] = await shift.engine.sql`select * from probe where id = ${idToUuid(id)} and answered_at is not null`
      return row
    }
    const row = await until(answered, () => report(({ loop }) => loop === "probes"))
    expect(row).toMatchObject({ why: "test", monitor_id: null, outcome: { message: "Fine." }, seq: null })
  })

  it("drops the slot of a monitor that was deleted while it was asked", async () => {
    const [monitor] = await shift.plant(shift.world.acme)
    await shift.engine.passUntilDue(monitor!)
    const meddled: Prober = async (...ask) => {
      await deleteMonitors(shift.world.acme.as(), { ids: [monitor!] })
      return fine(...ask)
    }
    await shift.work("w1", meddled).recorded(1)
    expect(await shift.beatsOf(monitor!)).toEqual([])
    expect(await rowsOf(shift.engine, "gap", monitor!, "from_at")).toMatchObject([{ cause: "paused" }])
  })
})
