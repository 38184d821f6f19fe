import { id, moment } from "@nightjar/db/columns"
import { tenantTable } from "@nightjar/db/scope"
import { sql } from "drizzle-orm"
import { check, text, unique } from "drizzle-orm/pg-core"
import { ofTenant } from "../tenant/of-tenant.table.ts"
import type { LinkPurpose } from "./account.ts"

/**
 * A one-time link that was sent by mail, on the host of one tenant. Only its token's hash is kept; the row goes when it is
 * used. It outlives the membership: whoever took an account over cannot leave to be rid of the way back.
 */
export const accountLink = tenantTable(
  "account_link",
  {
    id: id("accountLink").notNull(),
    userId: id("user").notNull(),
    purpose: text().$type<LinkPurpose>().notNull(),
    /** Where it was sent: whoever uses it can read what is sent there. */
    email: text().notNull(),
    hash: text().notNull(),
    expiresAt: moment().notNull(),
  },
  {
    constraints: (t) => [
      ofTenant(t),
      unique("account_link_hash_key").on(t.hash),
      check("account_link_purpose_check", sql`${t.purpose} in ('resetPassword', 'confirmEmail', 'restoreEmail')`),
    ],
  },
)
