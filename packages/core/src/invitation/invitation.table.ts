import { id, moment } from "@nightjar/db/columns"
import { tenantTable } from "@nightjar/db/scope"
import { sql } from "drizzle-orm"
import { check, text, unique } from "drizzle-orm/pg-core"
import type { Role } from "../member/member.ts"
import { ofTenant } from "../tenant/of-tenant.table.ts"

/** Only the hash of the link's token is kept. The row goes when it is used or revoked; the audit log remembers. */
export const invitation = tenantTable(
  "invitation",
  {
    id: id("invitation").notNull(),
    /** Lower case. */
    email: text().notNull(),
    role: text().$type<Role>().notNull(),
    hash: text().notNull(),
    invitedBy: id("user").notNull(),
    createdAt: moment().notNull().defaultNow(),
    expiresAt: moment().notNull(),
  },
  {
    constraints: (t) => [
      ofTenant(t),
      unique("invitation_hash_key").on(t.hash),
      unique("invitation_email_key").on(t.tenantId, t.email),
      check("invitation_role_check", sql`${t.role} in ('viewer', 'member', 'admin', 'owner')`),
    ],
  },
)
