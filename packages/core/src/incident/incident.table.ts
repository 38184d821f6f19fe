import { id, moment } from "@nightjar/db/columns"
import { tenantTable } from "@nightjar/db/scope"
import { sql } from "drizzle-orm"
import { index, integer, text, uniqueIndex } from "drizzle-orm/pg-core"

/** An outage of one monitor, opened and resolved by turns. */
export const incident = tenantTable(
  "incident",
  {
    id: id("incident").notNull(),
    monitorId: id("monitor").notNull(),
    /** The first failing slot. */
    openedAt: moment().notNull(),
    /** The first good one; null while it is open. */
    resolvedAt: moment(),
    openedSeq: integer().notNull(),
    resolvedSeq: integer(),
    /** What the check found when it was opened. */
    reason: text().notNull(),
  },
  {
    constraints: (t) => [
      uniqueIndex("incident_open_key").on(t.tenantId, t.monitorId).where(sql`${t.resolvedAt} is null`),
      index("incident_opened_idx").on(t.tenantId, t.openedAt),
    ],
  },
)
