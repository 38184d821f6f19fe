import { createMaintenance, endMaintenance, startMaintenance } from "@nightjar/core/maintenance/actions"
import { manualSample } from "@nightjar/core/maintenance/sample"
import { rowsOf } from "@nightjar/core/testing/engine"
import type { Id } from "@nightjar/kit/id"
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest"
import { type AtWork, createShift, fine, type Shift, until } from "../../testing/shift.ts"
import { maintenanceLoop } from "./maintenance.ts"

let shift: Shift
beforeAll(async () => {
  shift = await createShift()
})
afterEach(() => shift.end())
afterAll(() => shift.close())

const acme = () => shift.world.acme.as()
const standsIn = (monitor: Id<"monitor">, state: string) => async () => {
  const [row] = await rowsOf(shift.engine, "standing", monitor, "seq")
  return row?.state === state ? row : undefined
}
const looked =
  ({ report }: AtWork) =>
  () =>
    report(({ loop }) => loop === "maintenance")

const started = async (monitor: Id<"monitor">) => {
  const { id } = await createMaintenance(acme(), { ...manualSample, monitors: [monitor] })
  await startMaintenance(acme(), { id })
  return id
}

describe("the maintenance loop", () => {
  it("puts monitors into maintenance and out again, and whispers it to their tenant alone", async () => {
    const [monitor] = await shift.plant(shift.world.acme, 1, { intervalSeconds: 3_600 })
    const worker = shift.work("w1", fine)
    const id = await started(monitor!)
    await until(standsIn(monitor!, "m"), looked(worker))
    await endMaintenance(acme(), { id })
    await until(standsIn(monitor!, "n"), looked(worker))
    const tenants = worker.whispers.flatMap((whisper) => (whisper.kind === "events" ? whisper.tenants : []))
    expect(new Set(tenants)).toEqual(new Set([shift.world.acme.info.id]))
  })

  it("mends what a worker left that was killed between the window and its monitors", async () => {
    const [monitor] = await shift.plant(shift.world.acme, 1, { intervalSeconds: 3_600 })
    const id = await started(monitor!)
    const killed = shift.ledger("killed")
    const dying = maintenanceLoop({
      ledger: { ...killed, reconcileMaintenance: () => Promise.reject(new Error("killed")) },
      bus: shift.world.bus,
      batch: 10,
    })
    await expect(dying.claim()).rejects.toThrow("killed")
    expect(await standsIn(monitor!, "n")()).toBeDefined()
    const worker = shift.work("w1", fine)
    await until(standsIn(monitor!, "m"), looked(worker))
    await endMaintenance(acme(), { id })
    await until(standsIn(monitor!, "n"), looked(worker))
  })

  it("is done once, however many workers do it", async () => {
    const monitors = await shift.plant(shift.world.acme, 30, { intervalSeconds: 3_600 })
    const { id } = await createMaintenance(acme(), { ...manualSample, monitors })
    await startMaintenance(acme(), { id })
    const ledgers = ["w1", "w2", "w3"].map((name) => shift.ledger(name))
    const loops = ledgers.map((ledger) => maintenanceLoop({ ledger, bus: shift.world.bus, batch: 10 }))
    for (let i = 0; i < 5; i++) await Promise.all(loops.map((loop) => loop.claim()))
    for (const monitor of monitors) {
      const turns = await rowsOf(shift.engine, "turn", monitor, "seq")
      expect(turns).toMatchObject([{ from_state: "n", to_state: "m", seq: 1 }])
    }
  })
})
