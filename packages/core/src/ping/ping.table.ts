import { id, moment } from "@nightjar/db/columns"
import { tenantTable } from "@nightjar/db/scope"
import { index, real, text } from "drizzle-orm/pg-core"
import { ofTenant } from "../tenant/of-tenant.table.ts"
import type { Ping } from "./ping.ts"

/** A call of a push monitor's address. Only appended; the worker's check of a slot folds them. */
export const ping = tenantTable(
  "ping",
  {
    id: id("ping").notNull(),
    monitorId: id("monitor").notNull(),
    at: moment().notNull().defaultNow(),
    pingMs: real(),
    status: text().$type<NonNullable<Ping["status"]>>(),
    message: text(),
    /** What was posted, kept as evidence. */
    body: text(),
  },
  {
    grants: ["select", "insert"],
    constraints: (t) => [ofTenant(t), index("ping_monitor_idx").on(t.tenantId, t.monitorId, t.at)],
  },
)
