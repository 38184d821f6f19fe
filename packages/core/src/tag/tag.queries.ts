import { among } from "@nightjar/db/among"
import { isTaken } from "@nightjar/db/connect"
import { prepared } from "@nightjar/db/prepared"
import { AppError, notFound } from "@nightjar/kit/error"
import type { Id } from "@nightjar/kit/id"
import { asc, count, eq, inArray, sql } from "drizzle-orm"
import type { TenantDb } from "../context.ts"
import { monitorTag, tag } from "./tag.table.ts"

export interface TagOnMonitor {
  id: Id<"tag">
  name: string
  color: string
  value: string
}

const findTagsOf = prepared((db: TenantDb) =>
  db
    .select({ monitorId: monitorTag.monitorId, id: tag.id, name: tag.name, color: tag.color, value: monitorTag.value })
    .from(monitorTag)
    .innerJoin(tag, eq(tag.id, monitorTag.tagId))
    .where(among(monitorTag.monitorId, sql.placeholder("monitors")))
    .orderBy(asc(tag.name)),
)

/** The tags of some monitors, by monitor. */
export const listTagsOf = async (
  db: TenantDb,
  monitors: Id<"monitor">[],
): Promise<Map<Id<"monitor">, TagOnMonitor[]>> => {
  if (monitors.length === 0) return new Map()
  const byMonitor = new Map<Id<"monitor">, TagOnMonitor[]>()
  for (const { monitorId, ...each } of await findTagsOf(db, { monitors }))
    byMonitor.set(monitorId, [...(byMonitor.get(monitorId) ?? []), each])
  return byMonitor
}

/** All tags, with how many monitors each is on. */
export const listTags = (db: TenantDb) =>
  db
    .select({ id: tag.id, name: tag.name, color: tag.color, monitors: count(monitorTag.monitorId) })
    .from(tag)
    .leftJoin(monitorTag, eq(monitorTag.tagId, tag.id))
    .groupBy(tag.id, tag.name, tag.color)
    .orderBy(asc(tag.name))

export const insertTag = async (db: TenantDb, row: typeof tag.$inferInsert): Promise<void> => {
  try {
    await db.insert(tag).values(row)
  } catch (error) {
    if (!isTaken(error, "tag_name_key")) throw error
    throw new AppError("conflict", `There is a tag named "${row.name}" already.`, { field: "name" })
  }
}

/** Answers the name of the tag that is gone, from every monitor too. */
export const deleteTagRow = async (db: TenantDb, id: Id<"tag">): Promise<string> => {
  const [gone] = await db.delete(tag).where(eq(tag.id, id)).returning({ name: tag.name })
  if (!gone) throw notFound("tag")
  return gone.name
}

export const replaceTagsOf = async (
  db: TenantDb,
  monitor: Id<"monitor">,
  tags: readonly { id: Id<"tag">; value: string }[],
): Promise<void> => {
  const ids = [...new Set(tags.map((each) => each.id))]
  const found = await db.select({ id: tag.id }).from(tag).where(inArray(tag.id, ids))
  if (found.length < ids.length) throw notFound("tag")
  await db.delete(monitorTag).where(eq(monitorTag.monitorId, monitor))
  if (tags.length === 0) return
  await db.insert(monitorTag).values(tags.map((each) => ({ monitorId: monitor, tagId: each.id, value: each.value })))
}
