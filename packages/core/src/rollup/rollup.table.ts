import { bytes, id, moment } from "@nightjar/db/columns"
import { tenantTable } from "@nightjar/db/scope"
import { doublePrecision, index, integer, real, smallint } from "drizzle-orm/pg-core"
import { ofTenant } from "../tenant/of-tenant.table.ts"

/** The heartbeats of an hour: counts by status, and the latency of those that were answered. */
export const rollupHour = tenantTable(
  "rollup_hour",
  {
    monitorId: id("monitor").notNull(),
    hourAt: moment().notNull(),
    latencySum: doublePrecision().notNull(),
    latencyMin: real(),
    latencyMax: real(),
    latencyCount: integer().notNull(),
    up: integer().notNull(),
    degraded: integer().notNull(),
    down: integer().notNull(),
    unknown: integer().notNull(),
    blocked: integer().notNull(),
    region: smallint().notNull(),
    sketch: bytes().notNull(),
  },
  { key: ["monitorId", "hourAt", "region"] },
)

/**
 * How far a monitor's heartbeats are rolled up: all of them up to and including this slot and attempt. Heartbeats of
 * a schedule commit in the order of their slots (its row is locked), so a mark per schedule misses none, where one
 * for all of them would need the snapshot horizon.
 */
export const rollupMark = tenantTable(
  "rollup_mark",
  {
    monitorId: id("monitor").notNull(),
    slotAt: moment().notNull(),
    /** When it is rolled up next. */
    dueAt: moment().notNull(),
    region: smallint().notNull(),
    attempt: smallint().notNull(),
  },
  {
    key: ["monitorId", "region"],
    storage: "fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05",
    constraints: (t) => [ofTenant(t), index("rollup_mark_due_idx").on(t.dueAt)],
  },
)
