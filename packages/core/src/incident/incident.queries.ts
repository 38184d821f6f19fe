/** Incidents as lists and pages show them. */
import { describeTarget } from "@nightjar/checks/all"
import { containing } from "@nightjar/db/like"
import { notFound } from "@nightjar/kit/error"
import { type Id, zId } from "@nightjar/kit/id"
import { second } from "@nightjar/kit/time"
import { and, count, desc, eq, gte, ilike, inArray, isNull, lte, or, sql } from "drizzle-orm"
import { z } from "zod"
import type { TenantDb } from "../context.ts"
import { monitor } from "../monitor/monitor.table.ts"
import { namesOfRegions } from "../region/region.queries.ts"
import { freshMsOf } from "../standing/standing.ts"
import { turn } from "../turn/turn.table.ts"
import { user } from "../user/user.table.ts"
import { incident, incidentEntry } from "./incident.table.ts"
import { stateOf } from "./incident.ts"

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

/** Who said first that they are on it: the newest are put in first. Nobody where a key did, or somebody who has left. */
const acknowledgersOf = async (db: TenantDb, ids: readonly Id<"incident">[]): Promise<Map<Id<"incident">, string>> => {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({ id: incidentEntry.incidentId, name: user.name, email: user.email })
    .from(incidentEntry)
    .innerJoin(user, eq(user.id, incidentEntry.userId))
    .where(and(inArray(incidentEntry.incidentId, [...ids]), eq(incidentEntry.what, "acknowledge")))
    .orderBy(desc(incidentEntry.at), desc(incidentEntry.id))
  return new Map(rows.map((row) => [row.id, row.name || row.email]))
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
      intervalSeconds: monitor.intervalSeconds,
      timeoutSeconds: monitor.timeoutSeconds,
      openedSeq: incident.openedSeq,
      resolvedSeq: incident.resolvedSeq,
    })
    .from(incident)
    .innerJoin(monitor, itsMonitor)
    .where(eq(incident.id, id))
  if (!row) throw notFound("incident")
  const { config, intervalSeconds, timeoutSeconds, openedSeq, resolvedSeq, ...fields } = row
  const freshMs = freshMsOf({ intervalMs: intervalSeconds * second, timeoutMs: timeoutSeconds * second })
  return {
    ...fields,
    monitor: { ...row.monitor, target: describeTarget(config) },
    state: stateOf(row),
    acknowledgedBy: (await acknowledgersOf(db, [id])).get(id) ?? null,
    turns: await turnsOf(db, { monitorId: row.monitor.id, from: openedSeq, to: resolvedSeq, freshMs }),
    entries: await entriesOf(db, id),
  }
}

const turnsOf = async (
  db: TenantDb,
  { monitorId, from, to, freshMs }: { monitorId: Id<"monitor">; from: number; to: number | null; freshMs: number },
) => {
  const rows = await db
    .select()
    .from(turn)
    .where(and(eq(turn.monitorId, monitorId), gte(turn.seq, from), to === null ? undefined : lte(turn.seq, to)))
    .orderBy(turn.seq)
    .limit(200)
  const names = await namesOfRegions(db)
  return rows.map(({ seq, at, since, fromState, toState, reason, flapping, runs, plan }) => ({
    seq,
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
      /** Too old for a vote, by the interval that the monitor has now. */
      silent: run.at < at.getTime() - freshMs,
    })),
    /** How many channels were to be told of it. */
    planned: plan && "tell" in plan ? plan.tell.length : 0,
    /** What the telling had to wait for; null where it did not. */
    heldBack: plan && "tell" in plan ? (plan.after ?? null) : null,
    /** Why nobody was to be told; null where somebody was, or where nothing was planned yet. */
    silence: plan && "silent" in plan ? plan.silent : null,
  }))
}

const entriesOf = async (db: TenantDb, id: Id<"incident">) => {
  const { id: entry, at, what, text } = incidentEntry
  const rows = await db
    .select({ id: entry, at, what, text, name: user.name, email: user.email })
    .from(incidentEntry)
    .leftJoin(user, eq(user.id, incidentEntry.userId))
    .where(eq(incidentEntry.incidentId, id))
    .orderBy(at, entry)
  return rows.map(({ name, email, ...row }) => ({
    ...row,
    /** Null where a key did it, or somebody who has left. */
    by: name || email,
  }))
}
