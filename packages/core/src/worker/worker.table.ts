import { moment } from "@nightjar/db/columns"
import { globalTable } from "@nightjar/db/scope"
import { index, integer, jsonb, smallint, text } from "drizzle-orm/pg-core"
import type { Life } from "../gap/gap.ts"
import type { Load } from "./worker.ts"

/** The fleet: one row a worker, by its `WORKER_ID`. */
export const worker = globalTable(
  "worker",
  {
    id: text().primaryKey(),
    region: smallint().notNull(),
    /** Checks in flight at most. */
    concurrency: integer().notNull(),
    host: text().notNull(),
    startedAt: moment().notNull().defaultNow(),
  },
  { reason: "A worker serves all tenants of its region." },
)

/** Who lived when: a claim belongs to a life, and a gap is explained by the lack of one. */
export const workerLife = globalTable(
  "worker_life",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    workerId: text().notNull(),
    region: smallint().notNull(),
    bornAt: moment().notNull().defaultNow(),
    /** The last sign of life; one is given every second. */
    seenAt: moment().notNull().defaultNow(),
    load: jsonb().$type<Load>().notNull().default({ held: 0, running: 0, recording: 0, sending: 0 }),
    /** Set when the process ended in order, or its claims were taken from it. */
    endedAt: moment(),
    /** Why there was no sign of life before. */
    after: text().$type<Life["after"]>().notNull(),
  },
  {
    reason: "A worker serves all tenants of its region.",
    constraints: (t) => [index("worker_life_region_idx").on(t.region, t.seenAt)],
  },
)
