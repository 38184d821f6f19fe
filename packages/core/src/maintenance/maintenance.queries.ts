/** Maintenances as lists and pages show them. */
import { notFound } from "@nightjar/kit/error"
import type { Id } from "@nightjar/kit/id"
import { and, asc, count, desc, eq, exists, inArray, isNotNull, isNull, max, or, sql } from "drizzle-orm"
import type { TenantDb } from "../context.ts"
import { monitor } from "../monitor/monitor.table.ts"
import { monitorTag, tag } from "../tag/tag.table.ts"
import { maintenance, maintenanceMonitor, maintenanceTag, maintenanceWindow } from "./maintenance.table.ts"
import { outlookOf } from "./maintenance.ts"
import type { MaintenanceRow } from "./store.queries.ts"
import type { Planned } from "./windows.ts"

/** More than anybody plans; of those that are over, the newest. */
const limits = { ahead: 500, past: 50 }

export const plannedOf = (row: MaintenanceRow): Planned => ({
  timing: row.timing,
  timeZone: row.timeZone,
  startedAt: row.startedAt?.getTime() ?? null,
  endedAt: row.endedAt?.getTime() ?? null,
})

/**
 * What runs or will run, the soonest change first, and then what is over. Windows are Unix milliseconds.
 * @param of.monitor only those that cover this one now
 * @param of.count windows to look ahead
 */
export const listMaintenances = async (
  db: TenantDb,
  of: { monitor?: Id<"monitor"> | undefined; now: Date; count: number },
) => {
  const covering = of.monitor ? covers(db, of.monitor) : undefined
  const ahead = await db
    .select()
    .from(maintenance)
    .where(and(covering, or(isNotNull(maintenance.nextChangeAt), isManual)))
    .orderBy(sql`${maintenance.nextChangeAt} nulls last`, asc(maintenance.id))
    .limit(limits.ahead)
  const past = await db
    .select()
    .from(maintenance)
    .where(and(covering, isNull(maintenance.nextChangeAt), sql`not ${isManual}`))
    .orderBy(desc(maintenance.id))
    .limit(limits.past)
  const rows = [...ahead, ...past]
  const facts = await factsOf(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({ ...shown(row, of), ...facts(row.id) }))
}

const isManual = sql`${maintenance.timing}->>'strategy' = 'manual'`

const covers = (db: TenantDb, id: Id<"monitor">) =>
  or(
    exists(
      db
        .select({ one: sql`1` })
        .from(maintenanceMonitor)
        .where(and(eq(maintenanceMonitor.maintenanceId, maintenance.id), eq(maintenanceMonitor.monitorId, id))),
    ),
    exists(
      db
        .select({ one: sql`1` })
        .from(maintenanceTag)
        .innerJoin(monitorTag, eq(monitorTag.tagId, maintenanceTag.tagId))
        .where(and(eq(maintenanceTag.maintenanceId, maintenance.id), eq(monitorTag.monitorId, id))),
    ),
  )

const shown = (row: MaintenanceRow, { now, count }: { now: Date; count: number }) => ({
  id: row.id,
  title: row.title,
  description: row.description,
  timeZone: row.timeZone,
  timing: row.timing,
  version: row.version,
  ...outlookOf(plannedOf(row), now.getTime(), count),
})

/** What stands in other tables: how many monitors are named, which tags, and when the last window was over. */
const factsOf = async (db: TenantDb, ids: Id<"maintenance">[]) => {
  if (ids.length === 0) return () => ({ monitors: 0, tags: [], lastEndedAt: null })
  const [monitors, tags, ended] = await Promise.all([countMonitors(db, ids), listTags(db, ids), listLastEnds(db, ids)])
  return (id: Id<"maintenance">) => ({
    monitors: monitors.find((row) => row.id === id)?.n ?? 0,
    tags: tags.filter((row) => row.maintenanceId === id).map(({ maintenanceId, ...each }) => each),
    lastEndedAt: ended.find((row) => row.id === id)?.at ?? null,
  })
}

const countMonitors = (db: TenantDb, ids: Id<"maintenance">[]) =>
  db
    .select({ id: maintenanceMonitor.maintenanceId, n: count() })
    .from(maintenanceMonitor)
    .innerJoin(monitor, eq(monitor.id, maintenanceMonitor.monitorId))
    .where(and(inArray(maintenanceMonitor.maintenanceId, ids), isNull(monitor.deletedAt)))
    .groupBy(maintenanceMonitor.maintenanceId)

const listTags = (db: TenantDb, ids: Id<"maintenance">[]) =>
  db
    .select({ maintenanceId: maintenanceTag.maintenanceId, id: tag.id, name: tag.name, color: tag.color })
    .from(maintenanceTag)
    .innerJoin(tag, eq(tag.id, maintenanceTag.tagId))
    .where(inArray(maintenanceTag.maintenanceId, ids))
    .orderBy(asc(tag.name))

const listLastEnds = (db: TenantDb, ids: Id<"maintenance">[]) =>
  db
    .select({ id: maintenanceWindow.maintenanceId, at: max(maintenanceWindow.toAt) })
    .from(maintenanceWindow)
    .where(inArray(maintenanceWindow.maintenanceId, ids))
    .groupBy(maintenanceWindow.maintenanceId)

/** One with all that it covers by name, the windows to come, and the last that were. */
export const getMaintenance = async (db: TenantDb, id: Id<"maintenance">, now: Date) => {
  const [row] = await db.select().from(maintenance).where(eq(maintenance.id, id))
  if (!row) throw notFound("maintenance")
  const monitors = await db
    .select({ id: monitor.id, name: monitor.name })
    .from(maintenanceMonitor)
    .innerJoin(monitor, eq(monitor.id, maintenanceMonitor.monitorId))
    .where(and(eq(maintenanceMonitor.maintenanceId, id), isNull(monitor.deletedAt)))
    .orderBy(asc(sql`lower(${monitor.name})`))
  const tags = await listTags(db, [id])
  const history = await db
    .select({ fromAt: maintenanceWindow.fromAt, toAt: maintenanceWindow.toAt })
    .from(maintenanceWindow)
    .where(eq(maintenanceWindow.maintenanceId, id))
    .orderBy(desc(maintenanceWindow.fromAt))
    .limit(20)
  return {
    ...shown(row, { now, count: 5 }),
    monitors,
    tags: tags.map(({ maintenanceId, ...each }) => each),
    history,
  }
}
