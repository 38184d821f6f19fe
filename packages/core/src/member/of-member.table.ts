import { type AnyPgColumn, foreignKey } from "drizzle-orm/pg-core"
import { member } from "./member.table.ts"

/** What goes when the member does: it points at the membership, not at the user. */
export const ofMember = (own: { tenantId: AnyPgColumn; userId: AnyPgColumn }, name: string) =>
  foreignKey({ name, columns: [own.tenantId, own.userId], foreignColumns: [member.tenantId, member.userId] }).onDelete(
    "cascade",
  )
