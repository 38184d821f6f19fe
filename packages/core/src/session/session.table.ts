import { id, moment } from "@nightjar/db/columns"
import { tenantTable } from "@nightjar/db/scope"
import { index, text, unique } from "drizzle-orm/pg-core"
import { ofMember } from "../member/of-member.table.ts"

/** One browser signed in on one tenant's host. Only the hash of the cookie is stored. */
export const session = tenantTable(
  "session",
  {
    id: id("session").notNull(),
    userId: id("user").notNull(),
    hash: text().notNull(),
    /** Idle end, moved on while the session is used; never past `endsAt`. */
    expiresAt: moment().notNull(),
    /** Absolute end. */
    endsAt: moment().notNull(),
    address: text(),
    userAgent: text(),
    createdAt: moment().notNull().defaultNow(),
    lastSeenAt: moment().notNull().defaultNow(),
  },
  {
    constraints: (t) => [
      unique("session_hash_key").on(t.hash),
      index("session_user_idx").on(t.tenantId, t.userId),
      ofMember(t, "session_member_fk"),
    ],
  },
)

/** A one-time code that carries a person from one host to another (sign-up, tenant switch). Lives 30 seconds. */
export const arrival = tenantTable(
  "arrival",
  {
    id: id("arrival").notNull(),
    userId: id("user").notNull(),
    hash: text().notNull(),
    purpose: text().$type<"sign-up" | "sign-in" | "switch">().notNull(),
    expiresAt: moment().notNull(),
  },
  { constraints: (t) => [unique("arrival_hash_key").on(t.hash), ofMember(t, "arrival_member_fk")] },
)
