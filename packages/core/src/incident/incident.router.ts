import { z } from "zod"
import { monitorId } from "../monitor/monitor.ts"
import { read, router } from "../procedure.ts"
import { listIncidents } from "./incident.queries.ts"

const filter = z.object({
  monitor: monitorId.optional(),
  /** Only those that nobody has seen the end of. */
  open: z.boolean().default(false),
  limit: z.number().int().min(1).max(200).default(50),
})

export const incidentRouter = router({
  list: read("incident.list", filter, ({ db }, input) => listIncidents(db, input)),
})
