import { id, letter, moment } from "@nightjar/db/columns"
import { tenantTable } from "@nightjar/db/scope"
import { integer, jsonb, real, smallint } from "drizzle-orm/pg-core"
import { stateLetters } from "../turn/turn.ts"
import { statusLetters } from "../verdict/verdict.ts"
import type { Evidence } from "./heartbeat.ts"

/**
 * One attempt of one slot. Day partitions by slot; no foreign key (rows come of a claimed schedule row); columns
 * from wide to narrow, since every byte counts a million times.
 */
export const heartbeat = tenantTable(
  "heartbeat",
  {
    monitorId: id("monitor").notNull(),
    slotAt: moment().notNull(),
    startedAt: moment().notNull(),
    /** Null when nothing was measured. */
    latencyMs: real(),
    token: integer().notNull(),
    /** Its place among the judged verdicts of the monitor; null when it was stale. */
    seq: integer(),
    region: smallint().notNull(),
    attempt: smallint().notNull(),
    status: letter(statusLetters).notNull(),
    /** Of the monitor, after this verdict. */
    state: letter(stateLetters).notNull(),
  },
  { key: ["monitorId", "slotAt", "region", "attempt"], partition: "slot_at" },
)

/** What was seen, for failures and turns only. */
export const evidence = tenantTable(
  "evidence",
  {
    monitorId: id("monitor").notNull(),
    slotAt: moment().notNull(),
    region: smallint().notNull(),
    attempt: smallint().notNull(),
    outcome: jsonb().$type<Evidence>().notNull(),
  },
  { key: ["monitorId", "slotAt", "region", "attempt"], partition: "slot_at" },
)
