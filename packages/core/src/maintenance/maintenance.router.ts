import { z } from "zod"
import { monitorId } from "../monitor/monitor.ts"
import { read, router, write } from "../procedure.ts"
import {
  createMaintenance,
  deleteMaintenance,
  editMaintenance,
  endMaintenance,
  startMaintenance,
} from "./maintenance.actions.ts"
import { getMaintenance, listMaintenances } from "./maintenance.queries.ts"
import { maintenanceId } from "./maintenance.ts"

const filter = z
  .object({
    /** Only those that cover this one. */
    monitor: monitorId.optional(),
    /** Windows to look ahead. */
    count: z.number().int().min(1).max(20).default(3),
  })
  .prefault({})

export const maintenanceRouter = router({
  list: read("maintenance.list", filter, ({ db, now }, input) => listMaintenances(db, { ...input, now: now() })),
  get: read("maintenance.get", z.object({ id: maintenanceId }), ({ db, now }, { id }) => getMaintenance(db, id, now())),
  create: write(createMaintenance),
  edit: write(editMaintenance),
  delete: write(deleteMaintenance),
  start: write(startMaintenance),
  end: write(endMaintenance),
})
