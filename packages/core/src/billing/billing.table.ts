import { moment } from "@nightjar/db/columns"
import { tenantTable } from "@nightjar/db/scope"
import { sql } from "drizzle-orm"
import { check, index, integer, text, unique } from "drizzle-orm/pg-core"
import type { PlanName } from "../plan/plan.ts"
import { ofTenant } from "../tenant/of-tenant.table.ts"
import type { Billing } from "./billing.ts"

/** What the vendor says of a workspace: one row, from its first checkout on. */
export const billing = tenantTable(
  "billing",
  {
    /** The vendor's id of the workspace. */
    customerId: text().notNull(),
    /** The checkout that was opened last; there is never a second open one. */
    checkoutId: text(),
    state: text().$type<Billing["state"]>().notNull().default("none"),
    plan: text().$type<PlanName>(),
    subscriptionId: text(),
    periodEndsAt: moment(),
    cancelsAt: moment(),
    graceEndsAt: moment(),
    /** A larger plan of before: until `history_until`, history is kept as that one keeps it. */
    historyPlan: text().$type<PlanName>(),
    historyUntil: moment(),
    /** Raised before the vendor is asked. */
    ticket: integer().notNull().default(0),
    /** The ticket of what stands here: an answer to an earlier question is not written over it. */
    writtenTicket: integer().notNull().default(0),
    /** When the vendor is asked again, should no event of it come. */
    lookAt: moment().notNull().defaultNow(),
  },
  {
    key: [],
    constraints: (t) => [
      ofTenant(t),
      unique("billing_customer_key").on(t.customerId),
      index("billing_look_idx").on(t.lookAt),
      check("billing_state_check", sql`${t.state} in ('none', 'active', 'overdue', 'ended')`),
    ],
  },
)

/** The vendor's events that were heard: one that comes again is known. */
export const billingEvent = tenantTable(
  "billing_event",
  {
    /** The vendor's id of it. */
    eventId: text().notNull(),
    type: text().notNull(),
    heardAt: moment().notNull().defaultNow(),
  },
  {
    key: ["eventId"],
    grants: ["select", "insert"],
    constraints: (t) => [ofTenant(t), index("billing_event_heard_idx").on(t.heardAt)],
  },
)
