import type { Id } from "@nightjar/kit/id"
import { and, eq, inArray, isNull } from "drizzle-orm"
import type { TenantDb } from "../context.ts"
import { monitor } from "../monitor/monitor.table.ts"
import type { Settled } from "../turn/turn.ts"
import { type Cause, type Group, judgeGroups, type Member } from "./group.ts"
import { lockStandings, recordTurned } from "./record.queries.ts"
import { standing } from "./standing.table.ts"

type MonitorId = Id<"monitor">

/**
 * Locks these groups and all that they are members of, however far up. Groups are locked after all other standings and
 * in one go, here as in the fleet, so that nobody waits in a circle.
 */
export const lockGroups = async (db: TenantDb, ids: readonly MonitorId[]): Promise<Group<MonitorId>[]> => {
  const parents = await withParents(db, ids)
  const standings = await lockStandings(db, [...parents.keys()])
  const members = await membersOf(db, [...parents.keys()])
  return standings.map(({ monitorId, standing }) => ({
    key: monitorId,
    parent: parents.get(monitorId) ?? null,
    standing,
    members: members.get(monitorId) ?? new Map(),
  }))
}

/** Moves groups to what their members say now. */
export const settleGroups = async (db: TenantDb, groups: readonly Group<MonitorId>[], cause: Cause): Promise<void> => {
  const turned = judgeGroups(groups, new Map(groups.map(({ key }) => [key, cause])))
  await recordTurned(
    db,
    turned.map(({ key, ...moved }) => ({ monitorId: key, ...moved })),
  )
}

/** The groups that monitors are members of, which need not all be different. */
export const groupsOf = async (db: TenantDb, ids: readonly MonitorId[]): Promise<MonitorId[]> => {
  const rows = await db
    .selectDistinct({ group: monitor.groupId })
    .from(monitor)
    .where(inArray(monitor.id, [...ids]))
  return rows.flatMap((row) => row.group ?? [])
}

/** Each group with the one above it. */
const withParents = async (db: TenantDb, ids: readonly MonitorId[]): Promise<Map<MonitorId, MonitorId | null>> => {
  const parents = new Map<MonitorId, MonitorId | null>()
  for (let next = [...ids]; next.length > 0; ) {
    const rows = await db
      .select({ id: monitor.id, parent: monitor.groupId })
      .from(monitor)
      .where(inArray(monitor.id, next))
    for (const { id, parent } of rows) parents.set(id, parent)
    next = rows.flatMap(({ parent }) => (parent && !parents.has(parent) ? [parent] : []))
  }
  return parents
}

const membersOf = async (db: TenantDb, groups: readonly MonitorId[]) => {
  const members = new Map<MonitorId, Map<MonitorId, Member>>()
  if (groups.length === 0) return members
  const rows = await db
    .select({ group: monitor.groupId, id: monitor.id, name: monitor.name, settled: standing.settled })
    .from(monitor)
    .innerJoin(standing, eq(standing.monitorId, monitor.id))
    .where(and(inArray(monitor.groupId, [...groups]), isNull(monitor.pausedAt), isNull(monitor.deletedAt)))
  for (const { group, id, name, settled } of rows)
    members.set(
      group!,
      (members.get(group!) ?? new Map<MonitorId, Member>()).set(id, { name, settled: settled as Settled }),
    )
  return members
}
