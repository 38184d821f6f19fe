/** Which monitors are more than the plan holds, and which it holds again. */
import { AppError } from "@nightjar/kit/error"
import { and, asc, count, desc, eq, isNotNull, isNull, sql } from "drizzle-orm"
import type { TenantDb } from "../context.ts"
import { monitor } from "../monitor/monitor.table.ts"
import { type PlanName, plans } from "./plan.ts"

const runs = and(isNull(monitor.pausedAt), isNull(monitor.deletedAt))

const countRunning = async (db: TenantDb): Promise<number> =>
  (await db.select({ n: count() }).from(monitor).where(runs))[0]!.n

/** A workspace may have more monitors than its plan holds, from a larger one before: no more than that run at once. */
export const assertRoomToRun = async (db: TenantDb, plan: PlanName): Promise<void> => {
  const { label, limits } = plans[plan]
  if (limits.monitors === null || (await countRunning(db)) <= limits.monitors) return
  throw new AppError(
    "plan_limit",
    `The ${label} plan runs ${limits.monitors} monitors at once. Pause others first, or choose a larger plan.`,
    { limit: "monitors", max: limits.monitors, plan },
  )
}

/**
 * What has to change for the monitors to fit the plan, at most `most` of each: the newest that run and are too many; the
 * oldest that were paused for that and have room again; and those whose interval the plan forbids, or allows again.
 */
export const findMisfits = async (db: TenantDb, plan: PlanName, most: number) => {
  const { limits, minIntervalSeconds } = plans[plan]
  const room = (limits.monitors ?? Number.POSITIVE_INFINITY) - (await countRunning(db))
  const ids = { id: monitor.id }
  const excess = Math.min(-room, most)
  const freed = Math.min(room, most)
  const pausedForPlan = and(isNotNull(monitor.pausedAt), eq(monitor.pauseReason, "plan"), isNull(monitor.deletedAt))
  const pause =
    excess > 0
      ? await db.select(ids).from(monitor).where(runs).orderBy(desc(monitor.createdAt), desc(monitor.id)).limit(excess)
      : []
  const resume =
    freed > 0
      ? await db
          .select(ids)
          .from(monitor)
          .where(pausedForPlan)
          .orderBy(asc(monitor.createdAt), asc(monitor.id))
          .limit(freed)
      : []
  const pace = sql`greatest(coalesce(${monitor.wantedIntervalSeconds}, ${monitor.intervalSeconds}), ${minIntervalSeconds}::int)`
  const retime = await db
    .select({
      ...ids,
      type: monitor.type,
      pausedAt: monitor.pausedAt,
      intervalSeconds: monitor.intervalSeconds,
      wantedIntervalSeconds: monitor.wantedIntervalSeconds,
    })
    .from(monitor)
    .where(and(isNull(monitor.deletedAt), sql`${monitor.intervalSeconds} <> ${pace}`))
    .limit(most)
  return { pause: pause.map(({ id }) => id), resume: resume.map(({ id }) => id), retime }
}
