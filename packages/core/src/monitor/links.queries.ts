/** What a monitor is a member of, and what it depends on. */
import { AppError } from "@nightjar/kit/error"
import type { Id } from "@nightjar/kit/id"
import { and, asc, count, eq, inArray, isNull, ne } from "drizzle-orm"
import type { TenantDb } from "../context.ts"
import { standing } from "../standing/standing.table.ts"
import { monitor } from "./monitor.table.ts"

interface Links {
  groupId: Id<"monitor"> | null
  dependsOnId: Id<"monitor"> | null
}

/** Throws `invalid` when a group is none, when something is not here, or when a chain would come back to its start. */
export const assertLinks = async (db: TenantDb, id: Id<"monitor">, links: Links): Promise<void> => {
  await assertChain(db, id, links, { field: "groupId", only: "group", circle: "A group cannot be a member of itself." })
  await assertChain(db, id, links, { field: "dependsOnId", circle: "A monitor cannot depend on itself." })
}

const assertChain = async (
  db: TenantDb,
  id: Id<"monitor">,
  links: Links,
  { field, only, circle }: { field: keyof Links; only?: string; circle: string },
) => {
  const refuse = (sentence: string) => new AppError("invalid", sentence, { field })
  let next = links[field]
  for (let isFirst = true; next !== null; isFirst = false) {
    if (next === id) throw refuse(circle)
    const [row] = await db
      .select({ type: monitor.type, groupId: monitor.groupId, dependsOnId: monitor.dependsOnId })
      .from(monitor)
      .where(and(eq(monitor.id, next), isNull(monitor.deletedAt)))
    if (isFirst && (!row || (only && row.type !== only))) throw refuse(`There is no such ${only ?? "monitor"} here.`)
    next = row?.[field] ?? null
  }
}

/** These and, where they are groups, their members, and so on down. */
export const withMembers = async (db: TenantDb, ids: readonly Id<"monitor">[]): Promise<Id<"monitor">[]> => {
  const rows = await db
    .select({ id: monitor.id })
    .from(monitor)
    .where(and(inArray(monitor.groupId, [...ids]), isNull(monitor.deletedAt)))
  const members = rows.map((row) => row.id).filter((id) => !ids.includes(id))
  return members.length === 0 ? [...ids] : [...new Set([...ids, ...(await withMembers(db, members))])]
}

/** The group that it is a member of and what it depends on, and how they stand. */
export const listLinked = async (db: TenantDb, { groupId, dependsOnId }: Links) => {
  const ids = [groupId, dependsOnId].filter((id) => id !== null)
  if (ids.length === 0) return { group: null, dependsOn: null }
  const rows = await db
    .select({ id: monitor.id, name: monitor.name, state: standing.state })
    .from(monitor)
    .innerJoin(standing, eq(standing.monitorId, monitor.id))
    .where(and(inArray(monitor.id, ids), isNull(monitor.deletedAt)))
  const linked = (id: Id<"monitor"> | null) => rows.find((row) => row.id === id) ?? null
  return { group: linked(groupId), dependsOn: linked(dependsOnId) }
}

/** How many members each of these groups has itself. */
export const countMembers = async (
  db: TenantDb,
  groups: readonly Id<"monitor">[],
): Promise<Map<Id<"monitor">, number>> => {
  if (groups.length === 0) return new Map()
  const rows = await db
    .select({ group: monitor.groupId, members: count() })
    .from(monitor)
    .where(and(inArray(monitor.groupId, [...groups]), isNull(monitor.deletedAt)))
    .groupBy(monitor.groupId)
  const counted = new Map(rows.map((row) => [row.group, row.members]))
  return new Map(groups.map((group) => [group, counted.get(group) ?? 0]))
}

/** More than these are found by typing, not by scrolling. */
const mostChoices = 1_000

/** What another monitor may be a member of or depend on, by name. */
export const listChoices = async (db: TenantDb) => {
  const choices = (kind: "groups" | "others") =>
    db
      .select({ id: monitor.id, name: monitor.name })
      .from(monitor)
      .where(and(isNull(monitor.deletedAt), kind === "groups" ? eq(monitor.type, "group") : ne(monitor.type, "group")))
      .orderBy(asc(monitor.name))
      .limit(mostChoices)
  return { groups: await choices("groups"), others: await choices("others") }
}
