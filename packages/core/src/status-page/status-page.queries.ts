/** Status pages as lists and their editor show them. */
import { isTaken } from "@nightjar/db/connect"
import { AppError, notFound } from "@nightjar/kit/error"
import type { Id } from "@nightjar/kit/id"
import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm"
import type { TenantDb } from "../context.ts"
import { monitor } from "../monitor/monitor.table.ts"
import type { OverallState } from "../snapshot/picture.ts"
import { snapshot } from "../snapshot/snapshot.table.ts"
import { monitorsIn, withoutGone } from "./layout.ts"
import { statusPage, statusPageMonitor } from "./status-page.table.ts"

export type StatusPageRow = typeof statusPage.$inferSelect

/** By title. `builtAt` is when what visitors see was made, `overall` what it says; null while they see nothing. */
export const listStatusPages = (db: TenantDb) =>
  db
    .select({
      id: statusPage.id,
      slug: statusPage.slug,
      title: statusPage.title,
      state: statusPage.state,
      builtAt: snapshot.builtAt,
      overall: sql<OverallState | null>`${snapshot.picture} ->> 'overall'`,
      monitors: sql<number>`jsonb_array_length(jsonb_path_query_array(${statusPage.layout}, '$[*].items[*]'))`,
    })
    .from(statusPage)
    .leftJoin(snapshot, eq(snapshot.statusPageId, statusPage.id))
    .orderBy(asc(sql`lower(${statusPage.title})`), asc(statusPage.id))

/** One as its editor needs it: monitors that were deleted have left the layout, the others come with their own names. */
export const getStatusPage = async (db: TenantDb, id: Id<"statusPage">) => {
  const [row] = await db.select().from(statusPage).where(eq(statusPage.id, id))
  if (!row) throw notFound("status page")
  const { tenantId, ...page } = row
  const monitors = await db
    .select({ id: monitor.id, name: monitor.name })
    .from(monitor)
    .where(and(inArray(monitor.id, monitorsIn(page.layout)), isNull(monitor.deletedAt)))
  return { ...page, layout: withoutGone(page.layout, new Set(monitors.map((each) => each.id))), monitors }
}

/** Locks the row, so that two edits meet one after the other. Throws when it is not here. */
export const lockStatusPage = async (db: TenantDb, id: Id<"statusPage">): Promise<StatusPageRow> => {
  const [row] = await db.select().from(statusPage).where(eq(statusPage.id, id)).for("update")
  if (!row) throw notFound("status page")
  return row
}

/** Throws `conflict` for a taken slug. */
export const insertStatusPage = (db: TenantDb, row: typeof statusPage.$inferInsert): Promise<void> =>
  claimingSlug(async () => void (await db.insert(statusPage).values(row)))

/** Throws `conflict` for a taken slug. */
export const updateStatusPage = (
  db: TenantDb,
  id: Id<"statusPage">,
  change: Partial<typeof statusPage.$inferInsert>,
): Promise<void> =>
  claimingSlug(async () => void (await db.update(statusPage).set(change).where(eq(statusPage.id, id))))

/** It shows exactly these, which are known to be here. */
export const replaceShown = async (
  db: TenantDb,
  id: Id<"statusPage">,
  monitors: readonly Id<"monitor">[],
): Promise<void> => {
  await db.delete(statusPageMonitor).where(eq(statusPageMonitor.statusPageId, id))
  if (monitors.length === 0) return
  await db.insert(statusPageMonitor).values(monitors.map((monitorId) => ({ statusPageId: id, monitorId })))
}

/** What visitors see of it goes with it. */
export const deleteStatusPageRow = async (db: TenantDb, id: Id<"statusPage">): Promise<void> => {
  await db.delete(statusPage).where(eq(statusPage.id, id))
}

const claimingSlug = async (write: () => Promise<void>): Promise<void> => {
  try {
    await write()
  } catch (error) {
    if (!isTaken(error, "status_page_slug_key")) throw error
    throw new AppError("conflict", "is taken; please choose another", { field: "slug" })
  }
}
