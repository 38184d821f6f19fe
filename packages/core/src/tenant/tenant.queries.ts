import { isTaken } from "@nightjar/db/connect"
import type { Doors } from "@nightjar/db/doors"
import { AppError, notFound } from "@nightjar/kit/error"
import { type Id, idToUuid, uuidToId } from "@nightjar/kit/id"
import { eq } from "drizzle-orm"
import type { TenantDb, TenantInfo } from "../context.ts"
import type { PlanName } from "../plan/plan.ts"
import { tenant } from "./tenant.table.ts"
import type { TenantState } from "./tenant.ts"

/** The tenant whose database this is. */
export const getTenant = async (db: TenantDb) => {
  const [row] = await db
    .select({ id: tenant.id, slug: tenant.slug, name: tenant.name, plan: tenant.plan, createdAt: tenant.createdAt })
    .from(tenant)
    .where(eq(tenant.id, db.tenant))
  if (!row) throw notFound("workspace")
  return row
}

/** `db` is of the tenant that is to be: its policy lets in nothing but that row. Throws `conflict` for a taken slug. */
export const insertTenant = (db: TenantDb, info: TenantInfo): Promise<void> =>
  claimingSlug(async () => void (await db.insert(tenant).values({ ...info })))

/** Throws `conflict` for a taken slug. */
export const updateTenant = (db: TenantDb, changes: { name?: string; slug?: string }): Promise<void> =>
  claimingSlug(async () => void (await db.update(tenant).set(changes).where(eq(tenant.id, db.tenant))))

/** Of twenty who ask at once, the unique key lets one through. */
const claimingSlug = async (write: () => Promise<void>): Promise<void> => {
  try {
    await write()
  } catch (error) {
    if (isTaken(error, "tenant_slug_key"))
      throw new AppError("conflict", "is taken; please choose another", { field: "slug" })
    throw error
  }
}

export interface FoundTenant extends TenantInfo {
  state: TenantState
}

interface TenantRow {
  id: string
  slug: string
  name: string
  plan: PlanName
  suspended: boolean
}

const find = async (doors: Doors, door: string, args: unknown[]): Promise<FoundTenant | null> => {
  const [row] = await doors.ask<TenantRow>(door, args)
  if (!row) return null
  const { id, slug, name, plan, suspended } = row
  return { id: uuidToId("tenant", id), slug, name, plan, state: suspended ? "suspended" : "active" }
}

export const findTenantBySlug = (doors: Doors, slug: string) => find(doors, "tenant_by_slug", [slug])
/** By a host name of its own, while the proof of that holds. */
export const findTenantByDomain = (doors: Doors, host: string) => find(doors, "tenant_by_domain", [host])
export const findTenantById = (doors: Doors, id: Id<"tenant">) => find(doors, "tenant_by_id", [idToUuid(id)])
/** By the id that it has at the vendor of payments. */
export const findTenantByCustomer = (doors: Doors, customer: string) => find(doors, "tenant_by_customer", [customer])
/** The first there was: `MULTI_TENANT=false`. */
export const findOnlyTenant = (doors: Doors) => find(doors, "only_tenant", [])
