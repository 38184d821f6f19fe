/** Notices as the dashboard and the pictures of pages show them. */

import { AppError, notFound } from "@nightjar/kit/error"
import { groupBy } from "@nightjar/kit/group-by"
import { type Id, newId } from "@nightjar/kit/id"
import { and, desc, eq, gte, inArray, isNull, or, sql } from "drizzle-orm"
import type { TenantDb } from "../context.ts"
import { notice, noticeMonitor, noticeUpdate } from "./notice.table.ts"
import type { Impact, NoticeState } from "./notice.ts"

export interface NoticeFilter {
  /** Only those that stand on this page; what stands on all is among them. */
  page?: Id<"statusPage"> | null | undefined
  /** Only those that go on, or ended after this. */
  since?: Date | undefined
  limit: number
}

/**
 * What goes on first, then the newest; each with its updates, newest first, and the monitors that are affected.
 * @param filter.page null for those that stand on all pages alone
 */
export const listNotices = async (db: TenantDb, { page, since, limit }: NoticeFilter) => {
  const onPage = () => or(isNull(notice.statusPageId), page ? eq(notice.statusPageId, page) : undefined)
  const rows = await db
    .select()
    .from(notice)
    .where(
      and(
        page === undefined ? undefined : onPage(),
        since ? or(isNull(notice.resolvedAt), gte(notice.resolvedAt, since)) : undefined,
      ),
    )
    .orderBy(sql`${notice.resolvedAt} is not null`, desc(notice.openedAt), desc(notice.id))
    .limit(limit)
  return withStory(db, rows)
}

export const getNotice = async (db: TenantDb, id: Id<"notice">) => {
  const rows = await db.select().from(notice).where(eq(notice.id, id))
  const [found] = await withStory(db, rows)
  if (!found) throw notFound("notice")
  return found
}

const withStory = async (db: TenantDb, rows: readonly (typeof notice.$inferSelect)[]) => {
  const ids = rows.map((row) => row.id)
  const [updates, monitors] = await Promise.all([listUpdates(db, ids), listAffected(db, ids)])
  return rows.map(({ tenantId, ...row }) => ({
    ...row,
    updates: (updates.get(row.id) ?? []).map(({ noticeId, ...update }) => update),
    monitors: (monitors.get(row.id) ?? []).map(({ monitorId }) => monitorId),
  }))
}

const listUpdates = async (db: TenantDb, ids: Id<"notice">[]) => {
  const { id, noticeId, at, state, text } = noticeUpdate
  const rows = await db
    .select({ id, noticeId, at, state, text })
    .from(noticeUpdate)
    .where(inArray(noticeId, ids))
    .orderBy(desc(at), desc(id))
  return groupBy(rows, (row) => row.noticeId)
}

const listAffected = async (db: TenantDb, ids: Id<"notice">[]) => {
  const rows = await db
    .select({ noticeId: noticeMonitor.noticeId, monitorId: noticeMonitor.monitorId })
    .from(noticeMonitor)
    .where(inArray(noticeMonitor.noticeId, ids))
  return groupBy(rows, (row) => row.noticeId)
}

/** Locks it. Throws when it is not here, and `conflict` when it is over. */
export const lockOpenNotice = async (db: TenantDb, id: Id<"notice">) => {
  const [row] = await db.select().from(notice).where(eq(notice.id, id)).for("update")
  if (!row) throw notFound("notice")
  if (row.resolvedAt) throw new AppError("conflict", "This notice is resolved. Open a new one.")
  return row
}

export const insertNotice = async (
  db: TenantDb,
  { monitors, ...row }: typeof notice.$inferInsert & { monitors: readonly Id<"monitor">[] },
): Promise<void> => {
  await db.insert(notice).values(row)
  const affected = [...new Set(monitors)]
  if (affected.length === 0) return
  await db.insert(noticeMonitor).values(affected.map((monitorId) => ({ noticeId: row.id, monitorId })))
}

/** Says something more, which may change what state it is in, and how bad. */
export const appendUpdate = async (
  db: TenantDb,
  {
    id,
    at,
    state,
    text,
    impact,
  }: { id: Id<"notice">; at: Date; state: NoticeState; text: string; impact?: Impact | undefined },
): Promise<void> => {
  await db.insert(noticeUpdate).values({ id: newId("noticeUpdate"), noticeId: id, at, state, text })
  const resolvedAt = state === "resolved" ? at : null
  await db
    .update(notice)
    .set({ state, resolvedAt, ...(impact && { impact }) })
    .where(eq(notice.id, id))
}

/** Answers its title. Throws when it is not here. */
export const deleteNoticeRow = async (db: TenantDb, id: Id<"notice">): Promise<string> => {
  const [gone] = await db.delete(notice).where(eq(notice.id, id)).returning({ title: notice.title })
  if (!gone) throw notFound("notice")
  return gone.title
}
