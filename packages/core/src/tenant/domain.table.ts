import { id, moment } from "@nightjar/db/columns"
import { tenantTable } from "@nightjar/db/scope"
import { text, unique } from "drizzle-orm/pg-core"
import { ofTenant } from "./of-tenant.table.ts"

/** A tenant's own host name. It resolves only while verified; the proof itself comes with the status pages. */
export const domain = tenantTable(
  "domain",
  {
    id: id("domain").notNull(),
    /** Lower case, without port. */
    host: text().notNull(),
    /** What the TXT record `_nightjar.<host>` must hold. */
    proof: text().notNull(),
    verifiedAt: moment(),
    createdAt: moment().notNull().defaultNow(),
  },
  { constraints: (t) => [ofTenant(t), unique("domain_host_key").on(t.host)] },
)
