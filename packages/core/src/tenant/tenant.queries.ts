import { notFound } from "@nightjar/kit/error"
import { eq } from "drizzle-orm"
import type { TenantDb } from "../context.ts"
import { tenant } from "./tenant.table.ts"

/** The tenant whose database this is. */
export const getTenant = async (db: TenantDb) => {
  const [row] = await db
    .select({ id: tenant.id, slug: tenant.slug, name: tenant.name, plan: tenant.plan, createdAt: tenant.createdAt })
    .from(tenant)
    .where(eq(tenant.id, db.tenant))
  if (!row) throw notFound("workspace")
  return row
}
