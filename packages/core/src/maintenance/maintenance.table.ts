import { id, moment } from "@nightjar/db/columns"
import { belongsTo, tenantTable } from "@nightjar/db/scope"
import { sql } from "drizzle-orm"
import { index, integer, jsonb, text, uniqueIndex } from "drizzle-orm/pg-core"
import { monitor } from "../monitor/monitor.table.ts"
import { tag } from "../tag/tag.table.ts"
import { ofTenant } from "../tenant/of-tenant.table.ts"
import type { Timing } from "./timing.ts"

export const maintenance = tenantTable(
  "maintenance",
  {
    id: id("maintenance").notNull(),
    title: text().notNull(),
    description: text().notNull(),
    timeZone: text().notNull(),
    timing: jsonb().$type<Timing>().notNull(),
    /** When somebody started it by hand, and when somebody ended what ran. */
    startedAt: moment(),
    endedAt: moment(),
    /** When a worker has to look at it again; null when it never begins or ends by itself. */
    nextChangeAt: moment(),
    /** Raised by each edit, so that a form opened before somebody else's edit is told so. */
    version: integer().notNull().default(1),
    createdAt: moment().notNull().defaultNow(),
  },
  { constraints: (t) => [ofTenant(t), index("maintenance_change_idx").on(t.nextChangeAt)] },
)

export const maintenanceMonitor = tenantTable(
  "maintenance_monitor",
  { maintenanceId: id("maintenance").notNull(), monitorId: id("monitor").notNull() },
  {
    key: ["maintenanceId", "monitorId"],
    constraints: (t) => [
      belongsTo(t, t.maintenanceId, () => maintenance),
      belongsTo(t, t.monitorId, () => monitor),
      index("maintenance_monitor_monitor_idx").on(t.tenantId, t.monitorId),
    ],
  },
)

/** It covers the monitors that have the tag, while they have it. */
export const maintenanceTag = tenantTable(
  "maintenance_tag",
  { maintenanceId: id("maintenance").notNull(), tagId: id("tag").notNull() },
  {
    key: ["maintenanceId", "tagId"],
    constraints: (t) => [
      belongsTo(t, t.maintenanceId, () => maintenance),
      belongsTo(t, t.tagId, () => tag),
      index("maintenance_tag_tag_idx").on(t.tenantId, t.tagId),
    ],
  },
)

/** The windows that really were: what a worker opened and closed. */
export const maintenanceWindow = tenantTable(
  "maintenance_window",
  {
    maintenanceId: id("maintenance").notNull(),
    fromAt: moment().notNull(),
    /** Null while it runs. */
    toAt: moment(),
  },
  {
    key: ["maintenanceId", "fromAt"],
    constraints: (t) => [
      belongsTo(t, t.maintenanceId, () => maintenance),
      uniqueIndex("maintenance_window_open_key").on(t.tenantId, t.maintenanceId).where(sql`${t.toAt} is null`),
    ],
  },
)
