import { id, moment } from "@nightjar/db/columns"
import { globalTable } from "@nightjar/db/scope"
import { sql } from "drizzle-orm"
import { text } from "drizzle-orm/pg-core"
import type { PlanName } from "../plan/plan.ts"

export const tenant = globalTable(
  "tenant",
  {
    id: id("tenant").primaryKey(),
    slug: text().notNull().unique("tenant_slug_key"),
    name: text().notNull(),
    plan: text().$type<PlanName>().notNull().default("free"),
    suspendedAt: moment(),
    createdAt: moment().notNull().defaultNow(),
  },
  {
    reason: "It is the tenant; its id is what every other row carries.",
    visible: (column, tenant) => sql`${column("id")} = ${tenant}`,
    grants: ["select", "insert", "update (name, slug, plan)"],
  },
)
