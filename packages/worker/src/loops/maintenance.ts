/** Begins and ends maintenances, and puts monitors into them and out again: what people do only makes them due. */
import type { Bus } from "@nightjar/core/ports"
import { uuidToId } from "@nightjar/kit/id"
import { second } from "@nightjar/kit/time"
import type { Ledger } from "../ledger.ts"
import { every, type Loop } from "../loop.ts"

export interface MaintenanceOptions {
  ledger: Pick<Ledger, "advanceMaintenances" | "reconcileMaintenance">
  bus: Bus
  batch: number
}

/** Each half is a transaction of its own: a worker that ends between them leaves work that any other one finds. */
export const maintenanceLoop = ({ ledger, bus, batch }: MaintenanceOptions): Loop<true> =>
  every("maintenance", second, async () => {
    const advanced = await ledger.advanceMaintenances(batch)
    const moved = await ledger.reconcileMaintenance(batch)
    const tenants = [...new Set([...advanced, ...moved])].map((tenant) => uuidToId("tenant", tenant))
    if (tenants.length > 0) await bus.publish({ kind: "events", tenants })
    return advanced.length === batch || moved.length === batch
  })
