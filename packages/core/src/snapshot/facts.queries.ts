/** What is known of a page: its monitors, and what has happened and will happen to them. */
import { among } from "@nightjar/db/among"
import { groupBy } from "@nightjar/kit/group-by"
import type { Id } from "@nightjar/kit/id"
import { day } from "@nightjar/kit/time"
import { and, desc, eq, gte, inArray, isNull, or, sql } from "drizzle-orm"
import type { TenantDb } from "../context.ts"
import { incident } from "../incident/incident.table.ts"
import { plannedOf } from "../maintenance/maintenance.queries.ts"
import { maintenance, maintenanceMonitor, maintenanceTag } from "../maintenance/maintenance.table.ts"
import { outlookOf } from "../maintenance/maintenance.ts"
import { listNotices } from "../notice/notice.queries.ts"
import type { Layout } from "../status-page/layout.ts"
import { monitorsIn } from "../status-page/layout.ts"
import { monitorTag } from "../tag/tag.table.ts"
import type { Facts } from "./draw.ts"
import { findMonitorFacts } from "./monitor-facts.queries.ts"

type MonitorId = Id<"monitor">

/** What is over is told of for so long. */
const toldMs = 14 * day
const most = { outages: 50, notices: 20, windows: 3 }

/** @param page null for a page that is not saved yet: it has the notices of all pages */
export const findFacts = async (
  db: TenantDb,
  { layout, page, now }: { layout: Layout; page: Id<"statusPage"> | null; now: Date },
): Promise<Facts> => {
  const ids = monitorsIn(layout)
  const since = new Date(now.getTime() - toldMs)
  const [monitors, outages, notices, maintenances] = await Promise.all([
    findMonitorFacts(db, { ids, timed: latencyIn(layout), now }),
    listOutages(db, ids, since),
    listNotices(db, { page, since, limit: most.notices }),
    listMaintenances(db, ids, now),
  ])
  return { now: now.getTime(), monitors, outages, notices, maintenances }
}

const latencyIn = (layout: Layout): MonitorId[] =>
  layout.flatMap(({ items }) => items.filter((item) => item.showsLatency).map((item) => item.monitorId))

const listOutages = (db: TenantDb, ids: readonly MonitorId[], since: Date) =>
  db
    .select({
      id: incident.id,
      monitorId: incident.monitorId,
      openedAt: incident.openedAt,
      resolvedAt: incident.resolvedAt,
    })
    .from(incident)
    .where(and(among(incident.monitorId, ids), or(isNull(incident.resolvedAt), gte(incident.resolvedAt, since))))
    .orderBy(sql`${incident.resolvedAt} is not null`, desc(incident.openedAt), desc(incident.id))
    .limit(most.outages)

/** Those that cover one of these by name or by tag, while they run or when they come within so long. */
const listMaintenances = async (db: TenantDb, ids: readonly MonitorId[], now: Date): Promise<Facts["maintenances"]> => {
  const { maintenanceId } = maintenanceMonitor
  const named = db
    .select({ maintenanceId, monitorId: maintenanceMonitor.monitorId })
    .from(maintenanceMonitor)
    .where(among(maintenanceMonitor.monitorId, ids))
  const tagged = db
    .select({ maintenanceId: maintenanceTag.maintenanceId, monitorId: monitorTag.monitorId })
    .from(maintenanceTag)
    .innerJoin(monitorTag, eq(monitorTag.tagId, maintenanceTag.tagId))
    .where(among(monitorTag.monitorId, ids))
  const covered = groupBy((await Promise.all([named, tagged])).flat(), (row) => row.maintenanceId)
  const rows = await db
    .select()
    .from(maintenance)
    .where(inArray(maintenance.id, [...covered.keys()]))
  return rows.map((row) => {
    const { window, next } = outlookOf(plannedOf(row), now.getTime(), most.windows)
    return {
      id: row.id,
      title: row.title,
      description: row.description,
      window,
      next: next.filter(({ from }) => from <= now.getTime() + toldMs),
      monitors: [...new Set(covered.get(row.id)!.map(({ monitorId }) => monitorId))],
    }
  })
}
