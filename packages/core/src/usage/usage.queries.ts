import { and, asc, count, eq, gte, isNotNull, isNull } from "drizzle-orm"
import type { TenantDb } from "../context.ts"
import { monitor } from "../monitor/monitor.table.ts"
import { counters } from "../plan/plan.queries.ts"
import { type LimitName, type PlanName, plans } from "../plan/plan.ts"
import { usageDay } from "./usage.table.ts"

/** What is used of each limit of the plan; `max` is null where there is none. */
export const getUsage = async (db: TenantDb, planName: PlanName) => {
  const plan = plans[planName]
  const limitOf = async (name: LimitName) => ({ used: await counters[name](db), max: plan.limits[name] })
  const [paused] = await db
    .select({ n: count() })
    .from(monitor)
    .where(and(isNull(monitor.deletedAt), eq(monitor.pauseReason, "plan")))
  const [slowed] = await db
    .select({ n: count() })
    .from(monitor)
    .where(and(isNull(monitor.deletedAt), isNotNull(monitor.wantedIntervalSeconds)))
  return {
    plan: planName,
    label: plan.label,
    minIntervalSeconds: plan.minIntervalSeconds,
    /** Monitors that a larger plan would resume, and those that it would check as often as was asked for. */
    paused: paused?.n ?? 0,
    slowed: slowed?.n ?? 0,
    limits: {
      monitors: await limitOf("monitors"),
      members: await limitOf("members"),
      channels: await limitOf("channels"),
      statusPages: await limitOf("statusPages"),
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
