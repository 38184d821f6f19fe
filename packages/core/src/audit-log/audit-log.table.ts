import { id, moment, xid8 } from "@nightjar/db/columns"
import { tenantTable } from "@nightjar/db/scope"
import { sql } from "drizzle-orm"
import { index, jsonb, text } from "drizzle-orm/pg-core"

/** Who did what, when, from where. Append-only: the app has no right to change or delete a row. */
export const auditLog = tenantTable(
  "audit_log",
  {
    id: id("auditLog").notNull(),
    /** Sealing goes in commit order. */
    xid: xid8().notNull().default(sql`pg_current_xact_id()`),
    at: moment().notNull().defaultNow(),
    actorKind: text().$type<"member" | "key" | "system">().notNull(),
    /** User or key; null for the system. */
    actorId: text(),
    action: text().notNull(),
    subject: text(),
    /** Old and new values; secrets are left out before it gets here. */
    detail: jsonb().$type<Record<string, unknown>>(),
    address: text(),
  },
  { grants: ["select", "insert"], constraints: (t) => [index("audit_log_at_idx").on(t.tenantId, t.at)] },
)
