import { id, moment } from "@nightjar/db/columns"
import { globalTable } from "@nightjar/db/scope"
import { sql } from "drizzle-orm"
import { text } from "drizzle-orm/pg-core"

export const user = globalTable(
  "user",
  {
    id: id("user").primaryKey(),
    /** Lower case. */
    email: text().notNull().unique("user_email_key"),
    name: text().notNull().default(""),
    /** argon2id; read by doors only. */
    passwordHash: text(),
    emailVerifiedAt: moment(),
    createdAt: moment().notNull().defaultNow(),
  },
  {
    reason: "A person belongs to many tenants. A tenant sees those who are its members; the rest goes through doors.",
    visible: (column, tenant) =>
      sql`exists (select 1 from member where member.tenant_id = ${tenant} and member.user_id = ${column("id")})`,
    grants: ["select (id, email, name, email_verified_at, created_at)"],
  },
)
