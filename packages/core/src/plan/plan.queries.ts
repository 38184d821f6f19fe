/**
 * Limits are counted inside the writing transaction, behind a lock on the tenant's row, after the writing: parallel creates
 * queue, and one verb that adds many is counted right.
 */
import { AppError } from "@nightjar/kit/error"
import { count, eq, isNull } from "drizzle-orm"
import { channel } from "../channel/channel.table.ts"
import type { TenantDb } from "../context.ts"
import { countOpenInvitations } from "../invitation/invitation.queries.ts"
import { member } from "../member/member.table.ts"
import { monitor } from "../monitor/monitor.table.ts"
import { statusPage } from "../status-page/status-page.table.ts"
import { tenant } from "../tenant/tenant.table.ts"
import { type LimitName, namesOfLimits, type PlanName, plans } from "./plan.ts"

/** How many there are of what a plan limits. Who is invited has a seat already, so that nobody is let down at the door. */
export const counters: Record<LimitName, (db: TenantDb) => Promise<number>> = {
  monitors: async (db) => (await db.select({ n: count() }).from(monitor).where(isNull(monitor.deletedAt)))[0]!.n,
  members: async (db) => (await db.select({ n: count() }).from(member))[0]!.n + (await countOpenInvitations(db)),
  channels: async (db) => (await db.select({ n: count() }).from(channel).where(isNull(channel.deletedAt)))[0]!.n,
  statusPages: async (db) => (await db.select({ n: count() }).from(statusPage))[0]!.n,
}

/**
 * What holds now, whatever a request remembers of it.
 * @param options.lock until the transaction ends nobody else counts, and the plan stays
 */
export const getPlan = async (db: TenantDb, options: { lock?: boolean } = {}): Promise<PlanName> => {
  // Whoever has inserted a row of the tenant holds its key: with a full lock two of them would wait for each other.
  const asked = db.select({ plan: tenant.plan }).from(tenant).where(eq(tenant.id, db.tenant))
  const [row] = await (options.lock ? asked.for("no key update") : asked)
  return row?.plan ?? "free"
}

/** Throws `plan_limit` when there are more than the plan holds; its detail has limit, max and plan. */
export const assertWithin = async (db: TenantDb, limit: LimitName, plan: PlanName): Promise<void> => {
  const max = plans[plan].limits[limit]
  if (max === null || (await counters[limit](db)) <= max) return
  const text = `The ${plans[plan].label} plan holds ${max} ${namesOfLimits[limit]}; there is no room for more.`
  throw new AppError("plan_limit", text, { limit, max, plan })
}
