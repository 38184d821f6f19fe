import { id, moment, xid8 } from "@nightjar/db/columns"
import { tenantTable } from "@nightjar/db/scope"
import { sql } from "drizzle-orm"
import { index, jsonb, text } from "drizzle-orm/pg-core"

/** What happened: verbs of people (`monitor.pause`) and facts of the engine (`incident.opened`). Kept for an hour. */
export const event = tenantTable(
  "event",
  {
    id: id("event").notNull(),
    xid: xid8().notNull().default(sql`pg_current_xact_id()`),
    at: moment().notNull().defaultNow(),
    name: text().notNull(),
    /** The id (TypeID) of what it happened to. */
    subject: text(),
    /** A few small facts that spare the reader a query; never a body. */
    detail: jsonb().$type<Record<string, unknown>>(),
  },
  {
    grants: ["select", "insert"],
    constraints: (t) => [index("event_position_idx").on(t.xid, t.id), index("event_at_idx").on(t.at)],
  },
)
