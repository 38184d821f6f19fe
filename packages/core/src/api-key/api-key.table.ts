import { id, moment } from "@nightjar/db/columns"
import { tenantTable } from "@nightjar/db/scope"
import { jsonb, text, unique } from "drizzle-orm/pg-core"
import type { Permission } from "../permission.ts"
import { ofTenant } from "../tenant/of-tenant.table.ts"

/** A credential for tools. The secret is shown once; its hash is stored. */
export const apiKey = tenantTable(
  "api_key",
  {
    id: id("apiKey").notNull(),
    name: text().notNull(),
    hash: text().notNull(),
    /** What it may do: names of permissions, or `*` for all that a member may. */
    scopes: jsonb().$type<(Permission | "*")[]>().notNull(),
    createdBy: id("user").notNull(),
    createdAt: moment().notNull().defaultNow(),
    expiresAt: moment(),
    lastUsedAt: moment(),
    revokedAt: moment(),
  },
  { constraints: (t) => [ofTenant(t), unique("api_key_hash_key").on(t.hash)] },
)
