import { id, moment } from "@nightjar/db/columns"
import { tenantTable } from "@nightjar/db/scope"
import { type AnyPgColumn, foreignKey, index, text, unique } from "drizzle-orm/pg-core"
import { member } from "../member/member.table.ts"

/** Removing the member ends their sessions and codes: both point at the membership, not at the user. */
const ofMember = (t: { tenantId: AnyPgColumn; userId: AnyPgColumn }, name: string) =>
  foreignKey({ name, columns: [t.tenantId, t.userId], foreignColumns: [member.tenantId, member.userId] }).onDelete(
    "cascade",
  )

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
