import { and, asc, count, eq, gte, isNotNull, isNull } from "drizzle-orm"
import { channel } from "../channel/channel.table.ts"
import type { TenantDb } from "../context.ts"
import { member } from "../member/member.table.ts"
import { monitor } from "../monitor/monitor.table.ts"
import { type PlanName, plans } from "../plan/plan.ts"
import { statusPage } from "../status-page/status-page.table.ts"
import { usageDay } from "./usage.table.ts"

/** What is used of each limit of the plan; `max` is null where there is none. */
export const getUsage = async (db: TenantDb, planName: PlanName) => {
  const plan = plans[planName]
  const [monitors] = await db.select({ n: count() }).from(monitor).where(isNull(monitor.deletedAt))
  const [members] = await db.select({ n: count() }).from(member)
  const [channels] = await db.select({ n: count() }).from(channel).where(isNull(channel.deletedAt))
  const [paused] = await db
    .select({ n: count() })
    .from(monitor)
    .where(and(isNull(monitor.deletedAt), eq(monitor.pauseReason, "plan")))
  const [slowed] = await db
    .select({ n: count() })
    .from(monitor)
    .where(and(isNull(monitor.deletedAt), isNotNull(monitor.wantedIntervalSeconds)))
  const [statusPages] = await db.select({ n: count() }).from(statusPage)
  return {
    plan: planName,
    label: plan.label,
    minIntervalSeconds: plan.minIntervalSeconds,
    /** Monitors that a larger plan would resume, and those that it would check as often as was asked for. */
    paused: paused?.n ?? 0,
    slowed: slowed?.n ?? 0,
    limits: {
      monitors: { used: monitors?.n ?? 0, max: plan.limits.monitors },
      members: { used: members?.n ?? 0, max: plan.limits.members },
      channels: { used: channels?.n ?? 0, max: plan.limits.channels },
      statusPages: { used: statusPages?.n ?? 0, max: plan.limits.statusPages },
    },
  }
}

/** @param from the first UTC day, `2026-11-26` */
export const listUsage = (db: TenantDb, from: string) =>
  db
    .select({ day: usageDay.day, monitors: usageDay.monitors, checks: usageDay.checks })
    .from(usageDay)
    .where(gte(usageDay.day, from))
    .orderBy(asc(usageDay.day))
