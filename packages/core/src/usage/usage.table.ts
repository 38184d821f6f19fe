import { tenantTable } from "@nightjar/db/scope"
import { bigint, date, integer } from "drizzle-orm/pg-core"
import { ofTenant } from "../tenant/of-tenant.table.ts"

/** What was used on a UTC day: kept for good, also of monitors that are gone. */
export const usageDay = tenantTable(
  "usage_day",
  {
    /** `2026-11-26` */
    day: date({ mode: "string" }).notNull(),
    /** Monitors that were checked. */
    monitors: integer().notNull(),
    checks: bigint({ mode: "number" }).notNull(),
  },
  { key: ["day"], grants: ["select"], constraints: (t) => [ofTenant(t)] },
)
