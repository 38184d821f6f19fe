import { id, moment } from "@nightjar/db/columns"
import { tenantTable } from "@nightjar/db/scope"
import { sql } from "drizzle-orm"
import { check, index, jsonb, smallint, text } from "drizzle-orm/pg-core"
import { ofTenant } from "../tenant/of-tenant.table.ts"
import type { MailContent, MailState } from "./mail.ts"

/** Outbox and log of letters. A claim moves `due_at` to the end of its lease. */
export const mail = tenantTable(
  "mail",
  {
    id: id("mail").notNull(),
    recipient: text().notNull(),
    content: jsonb().$type<MailContent>().notNull(),
    /** The one-time token of its link, sealed; null where there is none, and once nobody sends it any more. */
    token: text(),
    createdAt: moment().notNull().defaultNow(),
    dueAt: moment().notNull().defaultNow(),
    /** When it stopped waiting. */
    settledAt: moment(),
    /** Attempts that were begun. */
    attempts: smallint().notNull().default(0),
    state: text().$type<MailState>().notNull().default("waiting"),
    /** What the mail server said last. */
    answer: text(),
  },
  {
    constraints: (t) => [
      ofTenant(t),
      index("mail_due_idx").on(t.dueAt).where(sql`${t.state} = 'waiting'`),
      index("mail_settled_idx").on(t.settledAt).where(sql`${t.settledAt} is not null`),
      check("mail_state_check", sql`${t.state} in ('waiting', 'sent', 'failed')`),
    ],
  },
)
