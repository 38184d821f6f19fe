import { id, moment } from "@nightjar/db/columns"
import { tenantTable } from "@nightjar/db/scope"
import { integer, smallint, text } from "drizzle-orm/pg-core"
import type { Cause } from "./gap.ts"

/** Slots from `from_at` up to, not including, `to_at` that have no heartbeat, with the reason. */
export const gap = tenantTable(
  "gap",
  {
    monitorId: id("monitor").notNull(),
    fromAt: moment().notNull(),
    toAt: moment().notNull(),
    slots: integer().notNull(),
    /** Its place among the judged verdicts of the monitor, as an unknown one; null when it was not judged. */
    seq: integer(),
    /** Of `overload`: how many schedules of the region were due when it was written. */
    backlog: integer(),
    region: smallint().notNull(),
    cause: text().$type<Cause>().notNull(),
  },
  { key: ["monitorId", "region", "fromAt"] },
)
