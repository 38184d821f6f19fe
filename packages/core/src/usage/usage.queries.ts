import { count, isNull } from "drizzle-orm"
import { channel } from "../channel/channel.table.ts"
import type { TenantDb } from "../context.ts"
import { member } from "../member/member.table.ts"
import { monitor } from "../monitor/monitor.table.ts"
import { type PlanName, plans } from "../plan/plan.ts"
import { statusPage } from "../status-page/status-page.table.ts"

/** What is used of each limit of the plan; `max` is null where there is none. */
export const getUsage = async (db: TenantDb, planName: PlanName) => {
  const plan = plans[planName]
  const [monitors] = await db.select({ n: count() }).from(monitor).where(isNull(monitor.deletedAt))
  const [members] = await db.select({ n: count() }).from(member)
  const [channels] = await db.select({ n: count() }).from(channel).where(isNull(channel.deletedAt))
  const [statusPages] = await db.select({ n: count() }).from(statusPage)
  return {
    plan: planName,
    label: plan.label,
    minIntervalSeconds: plan.minIntervalSeconds,
    limits: {
      monitors: { used: monitors?.n ?? 0, max: plan.limits.monitors },
      members: { used: members?.n ?? 0, max: plan.limits.members },
      channels: { used: channels?.n ?? 0, max: plan.limits.channels },
      statusPages: { used: statusPages?.n ?? 0, max: plan.limits.statusPages },
    },
  }
}
