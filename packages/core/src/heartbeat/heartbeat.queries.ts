import type { Id } from "@nightjar/kit/id"
import { and, desc, eq, gte, lt, sql, sum } from "drizzle-orm"
import type { TenantDb } from "../context.ts"
import type { Status } from "../verdict/verdict.ts"
import { evidence, heartbeat, heartbeatHour } from "./heartbeat.table.ts"
import { unpackHour } from "./pack.ts"

type Monitor = Id<"monitor">

interface Ask {
  id: Monitor
  limit: number
  before?: Date | undefined
}

/** More attempts of one slot, in all regions, than there are. */
const attemptsOfSlot = 100

/**
 * Attempts of a monitor in slots before a moment, newest first; the newest there are where no moment is told.
 * @returns `limit` of them, and what else belongs to the last one's slot, so that one can go on before it
 */
export const listBeats = async (db: TenantDb, ask: Ask) => {
  const hot = await listHot(db, ask)
  if (hot.length >= ask.limit) return wholeSlots(hot, ask.limit)
  // Until a packed day is dropped it is there twice, so the hot ones say where the packed ones end.
  const before = hot.at(-1)?.slotAt ?? ask.before
  return [...hot, ...(await listPacked(db, { id: ask.id, limit: ask.limit - hot.length, before }))]
}

const wholeSlots = <Beat extends { slotAt: Date }>(beats: readonly Beat[], limit: number): Beat[] => {
  const last = beats[limit - 1]
  return beats.filter(({ slotAt }, place) => place < limit || slotAt.getTime() === last!.slotAt.getTime())
}

const listHot = (db: TenantDb, { id, limit, before }: Ask) =>
  db
    .select({
      slotAt: heartbeat.slotAt,
      startedAt: heartbeat.startedAt,
      attempt: heartbeat.attempt,
      status: heartbeat.status,
      state: heartbeat.state,
      latencyMs: heartbeat.latencyMs,
    })
    .from(heartbeat)
    .where(and(eq(heartbeat.monitorId, id), before ? lt(heartbeat.slotAt, before) : undefined))
    .orderBy(desc(heartbeat.slotAt), desc(heartbeat.attempt))
    .limit(limit + attemptsOfSlot)

/** First the hours that hold enough, then what is in them. */
const listPacked = async (db: TenantDb, { id, limit, before }: Ask) => {
  const own = and(eq(heartbeatHour.monitorId, id), before ? lt(heartbeatHour.hourAt, before) : undefined)
  const hours = await db
    .select({ hourAt: heartbeatHour.hourAt, beats: sql`${sum(heartbeatHour.beats)}`.mapWith(Number) })
    .from(heartbeatHour)
    .where(own)
    .groupBy(heartbeatHour.hourAt)
    .orderBy(desc(heartbeatHour.hourAt))
    .limit(limit + 1)
  const oldest = oldestWanted(hours, limit)
  if (!oldest) return []
  const rows = await db
    .select({ packed: heartbeatHour.packed })
    .from(heartbeatHour)
    .where(and(own, gte(heartbeatHour.hourAt, oldest)))
  const beats = rows
    .flatMap((row) => unpackHour(row.packed))
    .filter((beat) => !before || beat.slotAt < before.getTime())
    .sort((one, other) => other.slotAt - one.slotAt || other.attempt - one.attempt)
    .map(({ slotAt, startedAt, attempt, status, state, latencyMs }) => ({
      slotAt: new Date(slotAt),
      startedAt: new Date(startedAt),
      attempt,
      status,
      state,
      latencyMs,
    }))
  return wholeSlots(beats, limit)
}

/** Of the newest hour nobody knows how much comes before the moment, so it is not counted. */
const oldestWanted = (hours: readonly { hourAt: Date; beats: number }[], limit: number): Date | undefined => {
  let count = 0
  for (const { hourAt, beats } of hours.slice(1)) {
    count += beats
    if (count >= limit) return hourAt
  }
  return hours.at(-1)?.hourAt
}

/** What was seen at the last failure and at the last success of which something was kept (recoveries are). */
export const getEvidence = async (db: TenantDb, id: Monitor) => ({
  failure: await findEvidence(db, id, { of: ["down", "unknown", "blocked"] }),
  success: await findEvidence(db, id, { of: ["up", "degraded"] }),
})

interface WantedEvidence {
  of: readonly Status[]
  from?: Date
  /** Exclusive; until now where there is none. */
  before?: Date | null
}

/** The newest of some kinds, in a time. */
export const findEvidence = async (db: TenantDb, id: Monitor, { of, ...time }: WantedEvidence) => {
  const found = await Promise.all(of.map((status) => newestOf(db, id, status, time)))
  return found.flat().sort((one, other) => other.slotAt.getTime() - one.slotAt.getTime())[0] ?? null
}

/** By status, which leads the key: a year of failures would lie between now and the last success. */
const newestOf = (db: TenantDb, id: Monitor, status: Status, { from, before }: Omit<WantedEvidence, "of">) =>
  db
    .select({
      slotAt: evidence.slotAt,
      attempt: evidence.attempt,
      status: evidence.status,
      outcome: evidence.outcome,
    })
    .from(evidence)
    .where(
      and(
        eq(evidence.monitorId, id),
        eq(evidence.status, status),
        from ? gte(evidence.slotAt, from) : undefined,
        before ? lt(evidence.slotAt, before) : undefined,
      ),
    )
    .orderBy(desc(evidence.slotAt), desc(evidence.attempt))
    .limit(1)
