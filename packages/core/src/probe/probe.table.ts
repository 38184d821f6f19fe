import { id, moment } from "@nightjar/db/columns"
import { tenantTable } from "@nightjar/db/scope"
import { sql } from "drizzle-orm"
import { index, integer, jsonb, smallint, text } from "drizzle-orm/pg-core"
import { ofTenant } from "../tenant/of-tenant.table.ts"
import type { Why } from "./probe.ts"

export const probe = tenantTable(
  "probe",
  {
    id: id("probe").notNull(),
    /** Null for the test of a form that is not saved yet. */
    monitorId: id("monitor"),
    requestedAt: moment().notNull().defaultNow(),
    /** When it may be claimed, again after a lease that ran out. */
    dueAt: moment().notNull().defaultNow(),
    /** When the check began that gave the answer. */
    startedAt: moment(),
    answeredAt: moment(),
    token: integer().notNull().default(0),
    claimedBy: integer(),
    /** Of a test: seconds the check may take. */
    timeoutSeconds: integer(),
    /** Its place among the judged verdicts of the monitor; null when it was not judged. */
    seq: integer(),
    region: smallint().notNull(),
    why: text().$type<Why>().notNull(),
    /** Of a test: the form's fields as JSON, sealed whole. */
    sealedConfig: text(),
    outcome: jsonb().$type<Record<string, unknown>>(),
  },
  {
    constraints: (t) => [
      ofTenant(t),
      index("probe_due_idx").on(t.region, t.dueAt).where(sql`${t.answeredAt} is null`),
      index("probe_monitor_idx").on(t.tenantId, t.monitorId, t.requestedAt),
    ],
  },
)
