import { id, letter, moment } from "@nightjar/db/columns"
import { tenantTable } from "@nightjar/db/scope"
import { bigint, integer } from "drizzle-orm/pg-core"
import { stateLetters } from "../turn/turn.ts"

const tallied = () => bigint({ mode: "number" }).notNull().default(0)

/** The history of a standing; without holes, and the last one is open. */
export const span = tenantTable(
  "span",
  {
    monitorId: id("monitor").notNull(),
    fromAt: moment().notNull(),
    toAt: moment(),
    /** The tally of its start: how many ms the monitor had been in each state, and how often it had gone down. */
    upMs: tallied(),
    degradedMs: tallied(),
    downMs: tallied(),
    noDataMs: tallied(),
    maintenanceMs: tallied(),
    pausedMs: tallied(),
    outages: integer().notNull().default(0),
    state: letter(stateLetters).notNull(),
  },
  { key: ["monitorId", "fromAt"] },
)
