import { eq, lt, sql } from "drizzle-orm"
import type { TenantDb } from "../context.ts"
import type { PlanName } from "../plan/plan.ts"
import type { VendorEvent } from "../ports.ts"
import { tenant } from "../tenant/tenant.table.ts"
import { billing, billingEvent } from "./billing.table.ts"
import type { Billing, KeptHistory } from "./billing.ts"

/** Null until a first checkout was opened. */
export const findBilling = async (db: TenantDb) => (await db.select().from(billing))[0] ?? null

/** What people see of it. */
export const showBilling = async (db: TenantDb) => {
  const row = await findBilling(db)
  return {
    state: row?.state ?? ("none" as const),
    plan: row?.plan ?? null,
    periodEndsAt: row?.periodEndsAt ?? null,
    cancelsAt: row?.cancelsAt ?? null,
    graceEndsAt: row?.graceEndsAt ?? null,
    historyPlan: row?.historyPlan ?? null,
    historyUntil: row?.historyUntil ?? null,
  }
}

/**
 * Keeps the checkout that is about to be shown. Answers false when another one was kept since `before` was read: of two
 * people who choose different plans at once one is led to a page.
 */
export const keepCheckout = async (
  db: TenantDb,
  { customerId, checkoutId, before }: { customerId: string; checkoutId: string; before: string | null },
): Promise<boolean> => {
  await db.insert(billing).values({ customerId }).onConflictDoNothing()
  const [row] = await db.select().from(billing).for("update")
  if (row!.checkoutId === checkoutId) return true
  if (row!.checkoutId !== before) return false
  await db.update(billing).set({ customerId, checkoutId })
  return true
}

/** Drawn before the vendor is asked. Null where there is nothing to ask about. */
export const drawTicket = async (db: TenantDb) => {
  const [row] = await db
    .update(billing)
    .set({ ticket: sql`${billing.ticket} + 1` })
    .returning({ customerId: billing.customerId, ticket: billing.ticket })
  return row ?? null
}

export const wasHeard = async (db: TenantDb, eventId: string): Promise<boolean> => {
  const rows = await db.select({ id: billingEvent.eventId }).from(billingEvent).where(eq(billingEvent.eventId, eventId))
  return rows.length > 0
}

export const insertEvent = async (db: TenantDb, { id, type }: Pick<VendorEvent, "id" | "type">): Promise<void> => {
  await db.insert(billingEvent).values({ eventId: id, type }).onConflictDoNothing()
}

/** Answers null when what stands there was asked for later: then it is at least as new. */
export const writeBilling = async (
  db: TenantDb,
  ticket: number,
  values: Billing & { lookAt: Date },
): Promise<KeptHistory | null> => {
  const [written] = await db
    .update(billing)
    .set({ ...values, writtenTicket: ticket })
    .where(lt(billing.writtenTicket, ticket))
    .returning({ historyPlan: billing.historyPlan, historyUntil: billing.historyUntil })
  return written ?? null
}

export const writePlan = async (db: TenantDb, plan: PlanName, { historyPlan, historyUntil }: KeptHistory) => {
  await db.update(tenant).set({ plan }).where(eq(tenant.id, db.tenant))
  await db.update(billing).set({ historyPlan, historyUntil })
}
