import { bytes, id, moment } from "@nightjar/db/columns"
import { type Partition, tenantTable } from "@nightjar/db/scope"
import { doublePrecision, index, integer, real, smallint } from "drizzle-orm/pg-core"
import { ofTenant } from "../tenant/of-tenant.table.ts"
import { keptDays } from "./rollup.ts"

/** Heartbeats of one region in one row: counts by status, and the latency of those that were answered, as `Bucket` has it. */
const bucketTable = <Name extends string>(name: Name, partition?: Partition) =>
  tenantTable(
    name,
    {
      monitorId: id("monitor").notNull(),
      /** Its start. */
      fromAt: moment().notNull(),
      latencySum: doublePrecision().notNull(),
      latencyCount: integer().notNull(),
      latencyMin: real(),
      latencyMax: real(),
      /** Sums of phases, ms. */
      dns: real().notNull(),
      connect: real().notNull(),
      tls: real().notNull(),
      firstByte: real().notNull(),
      body: real().notNull(),
      up: integer().notNull(),
      degraded: integer().notNull(),
      down: integer().notNull(),
      unknown: integer().notNull(),
      blocked: integer().notNull(),
      region: smallint().notNull(),
      sketch: bytes().notNull(),
    },
    { key: ["monitorId", "fromAt", "region"], ...(partition ? { partition } : {}) },
  )

/** For the last day: where a monitor is checked every second, its heartbeats would be too many to read. */
export const rollupMinute = bucketTable("rollup_minute", { column: "from_at", each: "day", keepDays: keptDays.minute })
export const rollupHour = bucketTable("rollup_hour", { column: "from_at", each: "month", keepDays: keptDays.hour })
/** Kept for good. */
export const rollupDay = bucketTable("rollup_day")

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
