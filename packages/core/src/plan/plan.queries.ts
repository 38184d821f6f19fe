/** Limits are counted inside the writing transaction, behind a lock on the tenant's row: parallel creates queue. */
import { AppError } from "@nightjar/kit/error"
import { count, eq, isNull } from "drizzle-orm"
import { channel } from "../channel/channel.table.ts"
import type { TenantDb } from "../context.ts"
import { member } from "../member/member.table.ts"
import { monitor } from "../monitor/monitor.table.ts"
import { statusPage } from "../status-page/status-page.table.ts"
import { tenant } from "../tenant/tenant.table.ts"
import { type LimitName, namesOfLimits, type PlanName, plans } from "./plan.ts"

const counters: Record<LimitName, (db: TenantDb) => Promise<number>> = {
  monitors: async (db) => (await db.select({ n: count() }).from(monitor).where(isNull(monitor.deletedAt)))[0]!.n,
  members: async (db) => (await db.select({ n: count() }).from(member))[0]!.n,
  channels: async (db) => (await db.select({ n: count() }).from(channel).where(isNull(channel.deletedAt)))[0]!.n,
  statusPages: async (db) => (await db.select({ n: count() }).from(statusPage))[0]!.n,
}

/** Throws `plan_limit` when one more would be too many; its detail has limit, current, max and plan. */
export const assertRoomFor = async (db: TenantDb, limit: LimitName): Promise<void> => {
  const [row] = await db.select({ plan: tenant.plan }).from(tenant).where(eq(tenant.id, db.tenant)).for("update")
  const plan: PlanName = row?.plan ?? "free"
  const max = plans[plan].limits[limit]
  if (max === null) return
  const current = await counters[limit](db)
  if (current < max) return
  throw new AppError(
    "plan_limit",
    `The ${plans[plan].label} plan holds ${max} ${namesOfLimits[limit]}; all are used.`,
    {
      limit,
      current,
      max,
      plan,
    },
  )
}
