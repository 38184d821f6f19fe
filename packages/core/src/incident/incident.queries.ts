import { describeTarget } from "@nightjar/checks/all"
import { containing } from "@nightjar/db/like"
import { AppError, notFound } from "@nightjar/kit/error"
import { type Id, newId, zId } from "@nightjar/kit/id"
import { and, count, desc, eq, gte, ilike, inArray, isNull, lte, or, sql } from "drizzle-orm"
import { z } from "zod"
import type { TenantDb } from "../context.ts"
import { appendEvent } from "../event/event.queries.ts"
import { monitor } from "../monitor/monitor.table.ts"
import { namesOfRegions } from "../region/region.queries.ts"
import { turn } from "../turn/turn.table.ts"
import { user } from "../user/user.table.ts"
import { incident, incidentEntry } from "./incident.table.ts"
import { type Deed, stateOf } from "./incident.ts"

/** Resolves the open incident of each of these monitors, as the turn of that `seq` says. */
export const resolveIncidents = async (
  db: TenantDb,
  turns: readonly { monitorId: Id<"monitor">; at: Date; seq: number }[],
): Promise<void> => {
  for (const { monitorId, at, seq } of turns) {
    const rows = await db
      .update(incident)
      .set({ resolvedAt: at, resolvedSeq: seq })
      .where(and(eq(incident.monitorId, monitorId), isNull(incident.resolvedAt)))
      .returning({ id: incident.id })
    for (const { id } of rows)
      await appendEvent(db, { name: "incident.resolved", subject: id, detail: { monitor: monitorId } })
  }
}

export const incidentFilter = z.object({
  /** In the name of the monitor. */
  search: z.string().trim().max(150).default(""),
  /** Of this one, or of its members. */
  monitor: zId("monitor").optional(),
  /** Only those that nobody has seen the end of. */
  open: z.boolean().default(false),
  limit: z.number().int().min(1).max(200).default(50),
  /** How many came before. */
  cursor: z.number().int().min(0).default(0),
})

const shown = {
  id: incident.id,
  monitor: { id: monitor.id, name: monitor.name },
  openedAt: incident.openedAt,
  resolvedAt: incident.resolvedAt,
  acknowledgedAt: incident.acknowledgedAt,
  mutedAt: incident.mutedAt,
  reason: incident.reason,
}

const itsMonitor = and(eq(monitor.id, incident.monitorId), isNull(monitor.deletedAt))

/** Outages with the names of their monitors; those that last first, then the newest. */
export const listIncidents = async (db: TenantDb, filter: z.output<typeof incidentFilter>) => {
  const { search, monitor: only, open, limit, cursor } = filter
  const rows = await db
    .select(shown)
    .from(incident)
    .innerJoin(monitor, itsMonitor)
    .where(
      and(
        search ? ilike(monitor.name, containing(search)) : undefined,
        only ? or(eq(incident.monitorId, only), eq(monitor.groupId, only)) : undefined,
        open ? isNull(incident.resolvedAt) : undefined,
      ),
    )
    .orderBy(sql`${incident.resolvedAt} is not null`, desc(incident.openedAt), desc(incident.id))
    .limit(limit + 1)
    .offset(cursor)
  const page = rows.slice(0, limit)
  const acknowledgedBy = await acknowledgersOf(
    db,
    page.filter((row) => row.acknowledgedAt).map((row) => row.id),
  )
  return {
    incidents: page.map((row) => ({ ...row, state: stateOf(row), acknowledgedBy: acknowledgedBy.get(row.id) ?? null })),
    nextCursor: rows.length > limit ? cursor + limit : null,
  }
}

/** Who said first that they are on it; nobody where a key did, or somebody who has left. */
const acknowledgersOf = async (db: TenantDb, ids: readonly Id<"incident">[]): Promise<Map<Id<"incident">, string>> => {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({ id: incidentEntry.incidentId, name: user.name })
    .from(incidentEntry)
    .innerJoin(user, eq(user.id, incidentEntry.userId))
    .where(and(inArray(incidentEntry.incidentId, [...ids]), eq(incidentEntry.what, "acknowledge")))
    .orderBy(desc(incidentEntry.at), desc(incidentEntry.id))
  return new Map(rows.map((row) => [row.id, row.name]))
}

/** How many last, and how many of those nobody has acknowledged. */
export const countOpen = async (db: TenantDb) => {
  const [row] = await db
    .select({
      open: count(),
      unacknowledged: sql<number>`count(*) filter (where ${incident.acknowledgedAt} is null)::int`,
    })
    .from(incident)
    .innerJoin(monitor, itsMonitor)
    .where(isNull(incident.resolvedAt))
  return row!
}

/** The one of a monitor that lasts, if there is one. */
export const findOpenOf = async (db: TenantDb, monitorId: Id<"monitor">) => {
  const [row] = await db
    .select({ id: incident.id, acknowledgedAt: incident.acknowledgedAt })
    .from(incident)
    .where(and(eq(incident.monitorId, monitorId), isNull(incident.resolvedAt)))
  return row ?? null
}

/** One with its monitor, the turns from its beginning to its end, and what people did and said. */
export const getIncident = async (db: TenantDb, id: Id<"incident">) => {
  const [row] = await db
    .select({
      ...shown,
      config: monitor.config,
      openedSeq: incident.openedSeq,
      resolvedSeq: incident.resolvedSeq,
    })
    .from(incident)
    .innerJoin(monitor, itsMonitor)
    .where(eq(incident.id, id))
  if (!row) throw notFound("incident")
  const { config, openedSeq, resolvedSeq, ...fields } = row
  return {
    ...fields,
    monitor: { ...row.monitor, target: describeTarget(config) },
    state: stateOf(row),
    turns: await turnsOf(db, { monitorId: row.monitor.id, from: openedSeq, to: resolvedSeq }),
    entries: await entriesOf(db, id),
  }
}

const turnsOf = async (
  db: TenantDb,
  { monitorId, from, to }: { monitorId: Id<"monitor">; from: number; to: number | null },
) => {
  const rows = await db
    .select()
    .from(turn)
    .where(and(eq(turn.monitorId, monitorId), gte(turn.seq, from), to === null ? undefined : lte(turn.seq, to)))
    .orderBy(turn.seq)
    .limit(200)
  const names = await namesOfRegions(db)
  return rows.map(({ at, since, fromState, toState, reason, flapping, runs }) => ({
    at,
    since,
    from: fromState,
    to: toState,
    reason,
    flapping,
    /** What each region had seen when it was decided; empty where a person decided. */
    seen: Object.entries(runs).map(([code, run]) => ({
      region: names.get(Number(code)) ?? code,
      status: run.status,
      at: new Date(run.at),
      count: run.count,
    })),
  }))
}

const entriesOf = (db: TenantDb, id: Id<"incident">) =>
  db
    .select({
      id: incidentEntry.id,
      at: incidentEntry.at,
      what: incidentEntry.what,
      text: incidentEntry.text,
      /** Null where a key did it, or somebody who has left. */
      by: user.name,
    })
    .from(incidentEntry)
    .leftJoin(user, eq(user.id, incidentEntry.userId))
    .where(eq(incidentEntry.incidentId, id))
    .orderBy(incidentEntry.at, incidentEntry.id)

/** Throws when it is not here, and `conflict` when it is over. */
export const findOpen = async (db: TenantDb, id: Id<"incident">) => {
  const [row] = await db.select().from(incident).where(eq(incident.id, id))
  return assertOpen(row)
}

/** Locks it; throws as `findOpen` does. */
export const lockOpen = async (db: TenantDb, id: Id<"incident">) => {
  const [row] = await db.select().from(incident).where(eq(incident.id, id)).for("update")
  return assertOpen(row)
}

const assertOpen = (row: typeof incident.$inferSelect | undefined) => {
  if (!row) throw notFound("incident")
  if (row.resolvedAt) throw new AppError("conflict", "This incident is over.")
  return row
}

/** Throws when it is not here. */
export const assertIncident = async (db: TenantDb, id: Id<"incident">): Promise<void> => {
  const rows = await db.select({ id: incident.id }).from(incident).where(eq(incident.id, id))
  if (rows.length === 0) throw notFound("incident")
}

export const updateIncident = async (
  db: TenantDb,
  id: Id<"incident">,
  change: { acknowledgedAt?: Date; mutedAt?: Date | null },
): Promise<void> => {
  await db.update(incident).set(change).where(eq(incident.id, id))
}

export const appendEntry = async (
  db: TenantDb,
  entry: { incidentId: Id<"incident">; at: Date; userId: Id<"user"> | null; what: Deed; text?: string },
): Promise<void> => {
  await db.insert(incidentEntry).values({ id: newId("entry"), ...entry })
}
