import type { Id } from "@nightjar/kit/id"
import { and, inArray, isNotNull, isNull, sql } from "drizzle-orm"
import type { TenantDb } from "../context.ts"
import { gap } from "../gap/gap.table.ts"
import { requestProbe } from "../probe/probe.queries.ts"
import { defaultRegion } from "../region/region.ts"
import { rollupMark } from "../rollup/rollup.table.ts"
import { beginStanding, pauseStandings, resumeStandings } from "../standing/standing.queries.ts"
import { standing } from "../standing/standing.table.ts"
import { tenant } from "../tenant/tenant.table.ts"
import { epoch, schedule } from "./schedule.table.ts"
import { anchorOf, missedBefore } from "./schedule.ts"

/**
 * Begins to watch a monitor that is new, was paused or edited: a new epoch, whose first slot lies within one
 * interval, and a probe, so that nobody waits for it.
 */
export const scheduleMonitor = async (
  db: TenantDb,
  { monitorId, intervalSeconds }: { monitorId: Id<"monitor">; intervalSeconds: number },
): Promise<void> => {
  const now = await databaseNow(db)
  const anchorAt = new Date(anchorOf(now.getTime(), monitorId, defaultRegion, intervalSeconds * 1_000))
  const next = { anchorAt, nextSlotAt: anchorAt, dueAt: anchorAt, intervalSeconds, attempt: 0 }
  const key = { monitorId, region: defaultRegion }
  await db
    .insert(schedule)
    .values({ ...key, ...next })
    .onConflictDoUpdate({
      target: [schedule.tenantId, schedule.monitorId, schedule.region],
      set: { ...next, token: sql`${schedule.token} + 1`, claimedBy: null },
    })
  // Looked at before its first slot it would seem silent, and be asked seldom: its first hour would stay empty.
  const firstRollup = new Date(now.getTime() + (Math.min(intervalSeconds, 60) + 5) * 1_000)
  await db.insert(epoch).values({ ...key, anchorAt, intervalSeconds })
  await db
    .insert(rollupMark)
    .values({ ...key, slotAt: now, attempt: -1, dueAt: firstRollup })
    .onConflictDoUpdate({
      target: [rollupMark.tenantId, rollupMark.monitorId, rollupMark.region],
      set: { dueAt: firstRollup },
    })
  const known = await db
    .select({ state: standing.settled })
    .from(standing)
    .where(inArray(standing.monitorId, [monitorId]))
  if (known.length === 0) await beginStanding(db, monitorId, now)
  else if (known[0]!.state === "paused") await resumeStandings(db, [monitorId], now)
  await requestProbe(db, { why: "check-now", monitorId })
}

/**
 * Ends the epochs of monitors that are paused, deleted (as paused) or edited: whoever holds a claim holds nothing
 * any more, and slots that were due get a gap.
 */
export const stopSchedules = async (
  db: TenantDb,
  monitors: readonly Id<"monitor">[],
  cause: "paused" | "edited",
): Promise<void> => {
  if (monitors.length === 0) return
  const running = await db
    .select()
    .from(schedule)
    .where(and(inArray(schedule.monitorId, [...monitors]), isNotNull(schedule.dueAt)))
    .orderBy(schedule.monitorId, schedule.region)
    .for("update")
  const ids = [...new Set(running.map((row) => row.monitorId))]
  if (ids.length === 0) return
  const now = await databaseNow(db)
  const gaps = running.flatMap((row) => gapsUntil(row, now, cause))
  if (gaps.length > 0) await db.insert(gap).values(gaps)
  await db
    .update(schedule)
    .set({ dueAt: null, token: sql`${schedule.token} + 1`, claimedBy: null })
    .where(inArray(schedule.monitorId, ids))
  await db
    .update(epoch)
    .set({ endedAt: now })
    .where(and(inArray(epoch.monitorId, ids), isNull(epoch.endedAt)))
  if (cause === "paused") await pauseStandings(db, ids, now)
}

const gapsUntil = (row: typeof schedule.$inferSelect, now: Date, cause: "paused" | "edited") => {
  const { monitorId, region, attempt } = row
  const missed = missedBefore(
    {
      anchor: row.anchorAt.getTime(),
      intervalMs: row.intervalSeconds * 1_000,
      nextSlotAt: row.nextSlotAt.getTime(),
      attempt,
    },
    now.getTime(),
  )
  if (!missed) return []
  return [{ monitorId, region, cause, slots: missed.slots, fromAt: new Date(missed.from), toAt: new Date(missed.to) }]
}

/** Only the database's clock decides what is due. */
export const databaseNow = async (db: TenantDb): Promise<Date> => {
  const [row] = await db.select({ now: sql<string>`clock_timestamp()::timestamptz(3)` }).from(tenant)
  return new Date(row!.now)
}
