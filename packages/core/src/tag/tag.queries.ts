import type { Id } from "@nightjar/kit/id"
import { asc, count, eq, inArray } from "drizzle-orm"
import type { TenantDb } from "../context.ts"
import { monitorTag, tag } from "./tag.table.ts"

export interface TagOnMonitor {
  id: Id<"tag">
  name: string
  color: string
  value: string
}

/** The tags of some monitors, by monitor. */
export const listTagsOf = async (
  db: TenantDb,
  monitors: Id<"monitor">[],
): Promise<Map<Id<"monitor">, TagOnMonitor[]>> => {
  if (monitors.length === 0) return new Map()
  const rows = await db
    .select({ monitorId: monitorTag.monitorId, id: tag.id, name: tag.name, color: tag.color, value: monitorTag.value })
    .from(monitorTag)
    .innerJoin(tag, eq(tag.id, monitorTag.tagId))
    .where(inArray(monitorTag.monitorId, monitors))
    .orderBy(asc(tag.name))
  const byMonitor = new Map<Id<"monitor">, TagOnMonitor[]>()
  for (const { monitorId, ...each } of rows) byMonitor.set(monitorId, [...(byMonitor.get(monitorId) ?? []), each])
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
