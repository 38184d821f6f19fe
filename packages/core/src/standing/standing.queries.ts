import type { Id } from "@nightjar/kit/id"
import { and, eq, inArray } from "drizzle-orm"
import type { TenantDb } from "../context.ts"
import { monitor } from "../monitor/monitor.table.ts"
import { span } from "../span/span.table.ts"
import { groupsOf, lockGroups, settleGroups } from "./group.queries.ts"
import type { Cause } from "./group.ts"
import { columnsOf, lockStandings, recordTurned, turnedOf } from "./record.queries.ts"
import { standing } from "./standing.table.ts"
import { type Judged, newStanding, pause, resolve, resume, type Standing } from "./standing.ts"

type Monitors = readonly Id<"monitor">[]

/** A monitor that is new has no data yet, from `now` on. */
export const beginStanding = async (db: TenantDb, monitorId: Id<"monitor">, now: Date): Promise<void> => {
  const begun = newStanding(now.getTime())
  await db.insert(standing).values({ monitorId, ...columnsOf(begun) })
  await db.insert(span).values({ monitorId, fromAt: now, state: begun.settled })
  await followMembers(db, await groupsOf(db, [monitorId]), now)
}

/** Groups stand as their members say, after some came, went or changed. */
export const followMembers = async (db: TenantDb, groups: Monitors, now: Date): Promise<void> =>
  settleGroups(db, await lockGroups(db, groups), because("Its members changed.", now))

const because = (reason: string, now: Date): Cause => ({ at: now.getTime(), since: now.getTime(), reason })

/** Ends what they stood in; an open incident is resolved by it. */
export const pauseStandings = (db: TenantDb, monitors: Monitors, now: Date) =>
  turnAll(db, monitors, because("Paused.", now), pause)

/** What is paused begins anew; groups stand at once as their members do. */
export const resumeStandings = (db: TenantDb, monitors: Monitors, now: Date) =>
  turnAll(db, monitors, because("Resumed.", now), resume)

/** Ends an outage by hand, if there is one. */
export const resolveStanding = (db: TenantDb, monitorId: Id<"monitor">, now: Date) =>
  turnAll(db, [monitorId], because("Resolved by hand.", now), resolve)

/** Moves monitors, the groups among them, and the groups that they are in. */
const turnAll = async (
  db: TenantDb,
  monitors: Monitors,
  cause: Cause,
  by: (standing: Standing, at: number) => Judged | null,
) => {
  if (monitors.length === 0) return
  const groups = await onlyGroups(db, monitors)
  const turnOne = (row: { monitorId: Id<"monitor">; standing: Standing }) =>
    turnedOf(row.monitorId, by(row.standing, cause.at), cause.reason)
  const others = await lockStandings(
    db,
    monitors.filter((id) => !groups.includes(id)),
  )
  await recordTurned(db, others.flatMap(turnOne))

  const locked = await lockGroups(db, [...new Set([...groups, ...(await groupsOf(db, monitors))])])
  const own = locked.filter(({ key }) => groups.includes(key))
  const turnedGroups = own.flatMap(({ key, standing }) => turnOne({ monitorId: key, standing }))
  await recordTurned(db, turnedGroups)
  const standings = new Map(turnedGroups.map((row) => [row.monitorId, row.standing]))
  const asTheyAre = locked.map((group) => ({ ...group, standing: standings.get(group.key) ?? group.standing }))
  await settleGroups(db, asTheyAre, cause)
}

const onlyGroups = async (db: TenantDb, monitors: Monitors): Promise<Id<"monitor">[]> => {
  const rows = await db
    .select({ id: monitor.id })
    .from(monitor)
    .where(and(inArray(monitor.id, [...monitors]), eq(monitor.type, "group")))
  return rows.map((row) => row.id)
}
