import { id, moment } from "@nightjar/db/columns"
import { belongsTo, tenantTable } from "@nightjar/db/scope"
import { sql } from "drizzle-orm"
import { index, integer, text, uniqueIndex } from "drizzle-orm/pg-core"
import type { Deed } from "./incident.ts"

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
    /** When somebody first said that they are on it. */
    acknowledgedAt: moment(),
    /** Since when nobody is told of it any more. */
    mutedAt: moment(),
    /** What was down that the monitor depends on, so that nobody was told; null again once somebody is. */
    silencedById: id("monitor"),
    openedSeq: integer().notNull(),
    resolvedSeq: integer(),
    /** What the check found when it was opened. */
    reason: text().notNull(),
  },
  {
    constraints: (t) => [
      uniqueIndex("incident_open_key").on(t.tenantId, t.monitorId).where(sql`${t.resolvedAt} is null`),
      index("incident_silenced_idx")
        .on(t.tenantId, t.id)
        .where(sql`${t.silencedById} is not null and ${t.resolvedAt} is null`),
      index("incident_opened_idx").on(t.tenantId, t.openedAt),
      index("incident_monitor_idx").on(t.tenantId, t.monitorId, t.openedAt),
    ],
  },
)

/** What people did and said in an incident. */
export const incidentEntry = tenantTable(
  "incident_entry",
  {
    id: id("entry").notNull(),
    incidentId: id("incident").notNull(),
    at: moment().notNull(),
    /** Null where a key or the system did it. */
    userId: id("user"),
    what: text().$type<Deed>().notNull(),
    /** Of a comment. */
    text: text(),
  },
  {
    grants: ["select", "insert"],
    constraints: (t) => [
      belongsTo(t, t.incidentId, () => incident),
      index("incident_entry_at_idx").on(t.tenantId, t.incidentId, t.at),
    ],
  },
)
