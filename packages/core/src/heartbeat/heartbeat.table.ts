import { bytes, id, letter, moment } from "@nightjar/db/columns"
import { belongsTo, globalTable, tenantTable } from "@nightjar/db/scope"
import { bigint, integer, jsonb, real, smallint, uuid } from "drizzle-orm/pg-core"
import { monitor } from "../monitor/monitor.table.ts"
import { longestRetentionDays } from "../plan/plan.ts"
import { stateLetters } from "../turn/turn.ts"
import { statusLetters } from "../verdict/verdict.ts"
import type { Evidence } from "./heartbeat.ts"

/** A phase's bucket; 0 and not null where there is none, as a row with a null is eight bytes longer. */
const phase = () => smallint().notNull().default(0)

/**
 * One attempt of one slot, as `Beat` has it. Day partitions by slot, kept until they are packed; no foreign key (rows
 * come of a claimed schedule row); columns from wide to narrow, since every byte counts a million times.
 */
export const heartbeat = tenantTable(
  "heartbeat",
  {
    monitorId: id("monitor").notNull(),
    slotAt: moment().notNull(),
    startedAt: moment().notNull(),
    latencyMs: real(),
    token: integer().notNull(),
    seq: integer(),
    dns: phase(),
    connect: phase(),
    tls: phase(),
    firstByte: phase(),
    body: phase(),
    region: smallint().notNull(),
    attempt: smallint().notNull(),
    status: letter(statusLetters).notNull(),
    state: letter(stateLetters).notNull(),
  },
  { key: ["monitorId", "slotAt", "region", "attempt"], partition: { column: "slot_at", each: "day", keepDays: null } },
)

/** Heartbeats of one hour and region in one row, a tenth of the size: what is older than two days. It goes with its monitor. */
export const heartbeatHour = tenantTable(
  "heartbeat_hour",
  {
    monitorId: id("monitor").notNull(),
    hourAt: moment().notNull(),
    /** How many. */
    beats: integer().notNull(),
    region: smallint().notNull(),
    /** See `packHour`. */
    packed: bytes().notNull(),
  },
  {
    key: ["monitorId", "hourAt", "region"],
    // Rows go by the plan of their tenant, and a month when no plan keeps it any longer.
    partition: { column: "hour_at", each: "month", keepDays: longestRetentionDays },
    constraints: (t) => [belongsTo(t, t.monitorId, () => monitor)],
  },
)

/** What became of a day of heartbeats since it ended. */
export const heartbeatDay = globalTable(
  "heartbeat_day",
  {
    dayAt: moment().primaryKey(),
    /** When its index was made anew: inserts all over it leave half of each page empty. */
    tightenedAt: moment(),
    /** How many are packed: all those of tenants and monitors up to and including these. */
    beats: bigint({ mode: "number" }).notNull().default(0),
    throughTenant: uuid(),
    throughMonitor: uuid(),
    /** When all of it was packed, and its partition dropped. */
    packedAt: moment(),
  },
  { reason: "A day of heartbeats is packed for all tenants at once." },
)

/** What was seen, for failures and turns only. Led by the status, as one looks for the last failure or success. */
export const evidence = tenantTable(
  "evidence",
  {
    monitorId: id("monitor").notNull(),
    slotAt: moment().notNull(),
    region: smallint().notNull(),
    attempt: smallint().notNull(),
    status: letter(statusLetters).notNull(),
    outcome: jsonb().$type<Evidence>().notNull(),
  },
  {
    key: ["monitorId", "status", "slotAt", "region", "attempt"],
    partition: { column: "slot_at", each: "month", keepDays: 90 },
  },
)
