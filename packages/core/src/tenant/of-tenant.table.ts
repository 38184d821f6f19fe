import { type AnyPgColumn, foreignKey } from "drizzle-orm/pg-core"
import { tenant } from "./tenant.table.ts"

/** Tables at the top of a tenant go with it; those below them go by their own `belongsTo`. */
export const ofTenant = (own: { tenantId: AnyPgColumn }) =>
  foreignKey({ columns: [own.tenantId], foreignColumns: [tenant.id] }).onDelete("cascade")
