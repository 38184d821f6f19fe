import { id, moment } from "@nightjar/db/columns"
import { tenantTable } from "@nightjar/db/scope"
import { sql } from "drizzle-orm"
import { check, index, text, unique } from "drizzle-orm/pg-core"
import { ofTenant } from "../tenant/of-tenant.table.ts"
import { user } from "../user/user.table.ts"
import type { Role } from "./member.ts"

export const member = tenantTable(
  "member",
  {
    id: id("member").notNull(),
    userId: id("user")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    role: text().$type<Role>().notNull(),
    createdAt: moment().notNull().defaultNow(),
  },
  {
    constraints: (t) => [
      ofTenant(t),
      unique("member_user_key").on(t.tenantId, t.userId),
      index("member_user_idx").on(t.userId),
      check("member_role_check", sql`${t.role} in ('viewer', 'member', 'admin', 'owner')`),
    ],
  },
)
