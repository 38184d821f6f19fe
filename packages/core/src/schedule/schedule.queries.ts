import type { Id } from "@nightjar/kit/id"
import { and, eq, inArray, isNotNull, isNull, notInArray, sql } from "drizzle-orm"
import type { TenantDb } from "../context.ts"
import { gap } from "../gap/gap.table.ts"
import { requestChecks } from "../probe/probe.queries.ts"
import { region } from "../region/region.table.ts"
import { rollupMark } from "../rollup/rollup.table.ts"
import { beginStanding, pauseStandings, resumeStandings } from "../standing/standing.queries.ts"
import { standing } from "../standing/standing.table.ts"
import { tenant } from "../tenant/tenant.table.ts"
import { epoch, schedule } from "./schedule.table.ts"
import { anchorOf, missedBefore } from "./schedule.ts"

interface Watch {
  monitorId: Id<"monitor">
  intervalSeconds: number
  /** Codes; those where it was watched before unless told. None for a group, which asks nothing. */
  regions?: readonly number[] | undefined
}

/**
 * Begins to watch a monitor that is new, was paused or edited: a new epoch in each region, whose first slot lies within
 * one interval, and a probe, so that nobody waits for it.
 */
export const scheduleMonitor = async (db: TenantDb, { monitorId, intervalSeconds, ...told }: Watch): Promise<void> => {
  const now = await databaseNow(db)
  const regions = told.regions ?? (await listRegionsOf(db, monitorId)).map((region) => region.code)
  await dropRegions(db, monitorId, regions)
  for (const code of regions) await beginEpoch(db, { monitorId, region: code, intervalSeconds, now })
  const known = await db.select({ state: standing.settled }).from(standing).where(eq(standing.monitorId, monitorId))
  if (known.length === 0) await beginStanding(db, monitorId, now)
  else if (known[0]!.state === "paused") await resumeStandings(db, [monitorId], now)
  await requestChecks(db, monitorId)
}

/** Those that it is checked from while it is not paused. */
export const listRegionsOf = (db: TenantDb, monitorId: Id<"monitor">) =>
  db
    .select({ code: region.code, name: region.name, seenAt: region.seenAt })
    .from(schedule)
    .innerJoin(region, eq(region.code, schedule.region))
    .where(eq(schedule.monitorId, monitorId))
    .orderBy(region.name)

const dropRegions = (db: TenantDb, monitorId: Id<"monitor">, but: readonly number[]) =>
  db.delete(schedule).where(and(eq(schedule.monitorId, monitorId), notInArray(schedule.region, [...but])))

/** Where a monitor that is stopped is to be checked from once it is resumed. */
export const moveStopped = async (
  db: TenantDb,
  { monitorId, intervalSeconds, regions }: Watch & { regions: readonly number[] },
): Promise<void> => {
  const now = await databaseNow(db)
  const stopped = { monitorId, intervalSeconds, anchorAt: now, nextSlotAt: now }
  await dropRegions(db, monitorId, regions)
  await db
    .insert(schedule)
    .values(regions.map((code) => ({ ...stopped, region: code })))
    .onConflictDoNothing()
}

const beginEpoch = async (
  db: TenantDb,
  { monitorId, region: code, intervalSeconds, now }: Watch & { region: number; now: Date },
) => {
  const anchorAt = new Date(anchorOf(now.getTime(), monitorId, code, intervalSeconds * 1_000))
  const next = { anchorAt, nextSlotAt: anchorAt, dueAt: anchorAt, intervalSeconds, attempt: 0, failures: 0 }
  const key = { monitorId, region: code }
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
  const now = await databaseNow(db)
  await endEpochs(db, monitors, { now, cause })
  if (cause === "paused") await pauseStandings(db, monitors, now)
}

const endEpochs = async (
  db: TenantDb,
  monitors: readonly Id<"monitor">[],
  { now, cause }: { now: Date; cause: "paused" | "edited" },
) => {
  const running = await db
    .select()
    .from(schedule)
    .where(and(inArray(schedule.monitorId, [...monitors]), isNotNull(schedule.dueAt)))
    .orderBy(schedule.monitorId, schedule.region)
    .for("update")
  const ids = [...new Set(running.map((row) => row.monitorId))]
  if (ids.length === 0) return
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
}

const gapsUntil = (row: typeof schedule.$inferSelect, now: Date, cause: "paused" | "edited") => {
  const { monitorId, attempt } = row
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
  return [
    {
      monitorId,
      region: row.region,
      cause,
      slots: missed.slots,
      fromAt: new Date(missed.from),
      toAt: new Date(missed.to),
    },
  ]
}

/** Only the database's clock decides what is due. */
export const databaseNow = async (db: TenantDb): Promise<Date> => {
  const [row] = await db.select({ now: sql<string>`clock_timestamp()::timestamptz(3)` }).from(tenant)
  return new Date(row!.now)
}
