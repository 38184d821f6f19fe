/** Writing maintenances. */
import { notFound } from "@nightjar/kit/error"
import type { Id } from "@nightjar/kit/id"
import { eq, inArray } from "drizzle-orm"
import type { TenantDb } from "../context.ts"
import { assertMonitors } from "../monitor/store.queries.ts"
import { tag } from "../tag/tag.table.ts"
import { maintenance, maintenanceMonitor, maintenanceTag } from "./maintenance.table.ts"

export type MaintenanceRow = typeof maintenance.$inferSelect

export const insertMaintenance = async (db: TenantDb, row: typeof maintenance.$inferInsert): Promise<void> => {
  await db.insert(maintenance).values(row)
}

/** Locks the row, so that two edits meet one after the other. Throws when it is not here. */
export const lockMaintenance = async (db: TenantDb, id: Id<"maintenance">): Promise<MaintenanceRow> => {
  const [row] = await db.select().from(maintenance).where(eq(maintenance.id, id)).for("update")
  if (!row) throw notFound("maintenance")
  return row
}

export const updateMaintenance = async (
  db: TenantDb,
  id: Id<"maintenance">,
  change: Partial<typeof maintenance.$inferInsert>,
): Promise<void> => {
  await db.update(maintenance).set(change).where(eq(maintenance.id, id))
}

/** Its windows go with it; monitors that it covers leave it with the worker's next look. */
export const deleteMaintenanceRow = async (db: TenantDb, id: Id<"maintenance">): Promise<void> => {
  await db.delete(maintenance).where(eq(maintenance.id, id))
}

interface Coverage {
  monitors: readonly Id<"monitor">[]
  tags: readonly Id<"tag">[]
}

/** It covers exactly these. One unknown id fails the whole. */
export const replaceCoverage = async (db: TenantDb, id: Id<"maintenance">, coverage: Coverage): Promise<void> => {
  // In the order in which bulk verbs lock monitors.
  const monitors = [...new Set(coverage.monitors)].toSorted()
  const tags = [...new Set(coverage.tags)].toSorted()
  await assertMonitors(db, monitors)
  await assertTags(db, tags)
  await db.delete(maintenanceMonitor).where(eq(maintenanceMonitor.maintenanceId, id))
  await db.delete(maintenanceTag).where(eq(maintenanceTag.maintenanceId, id))
  if (monitors.length > 0)
    await db.insert(maintenanceMonitor).values(monitors.map((monitorId) => ({ maintenanceId: id, monitorId })))
  if (tags.length > 0) await db.insert(maintenanceTag).values(tags.map((tagId) => ({ maintenanceId: id, tagId })))
}

const assertTags = async (db: TenantDb, tags: readonly Id<"tag">[]) => {
  const known = await db
    .select({ id: tag.id })
    .from(tag)
    .where(inArray(tag.id, [...tags]))
  if (known.length < tags.length) throw notFound("tag")
}
