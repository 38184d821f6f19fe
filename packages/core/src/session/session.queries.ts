import type { Doors } from "@nightjar/db/doors"
import { notFound } from "@nightjar/kit/error"
import { type Id, newId, uuidToId } from "@nightjar/kit/id"
import { and, desc, eq, gt, ne, sql } from "drizzle-orm"
import type { TenantDb } from "../context.ts"
import type { Role } from "../member/member.ts"
import { arrival, session } from "./session.table.ts"
import { type ArrivalPurpose, idleMs, lifetimeMs, type Visitor } from "./session.ts"

interface SessionRow {
  id: string
  tenant_id: string
  user_id: string
  role: Role
  expires_at: string
  last_seen_at: string
}

/** A living session by the hash of its token, with the role that its person has now. */
export const findSessionByHash = async (doors: Doors, hash: string) => {
  const [row] = await doors.ask<SessionRow>("session_by_hash", [hash])
  if (!row) return null
  return {
    id: uuidToId("session", row.id),
    tenant: uuidToId("tenant", row.tenant_id),
    user: uuidToId("user", row.user_id),
    role: row.role,
    expiresAt: new Date(row.expires_at),
    lastSeenAt: new Date(row.last_seen_at),
  }
}

/** One's own living sessions in this tenant, the last used first. */
export const listSessions = (db: TenantDb, userId: Id<"user">) =>
  db
    .select({
      id: session.id,
      address: session.address,
      userAgent: session.userAgent,
      createdAt: session.createdAt,
      lastSeenAt: session.lastSeenAt,
      expiresAt: session.expiresAt,
    })
    .from(session)
    .where(and(eq(session.userId, userId), gt(session.expiresAt, sql`now()`)))
    .orderBy(desc(session.lastSeenAt), desc(session.id))

export const insertSession = async (
  db: TenantDb,
  given: { id: Id<"session">; userId: Id<"user">; hash: string; expiresAt: Date; visitor: Visitor },
): Promise<void> => {
  const { visitor, ...rest } = given
  const endsAt = sql`now() + ${lifetimeMs} * interval '1 millisecond'`
  await db.insert(session).values({ ...rest, ...visitor, endsAt })
}

/** Notes that it is in use, and moves its idle end on, never past its absolute one. */
export const renewSession = async (db: TenantDb, hash: string): Promise<void> => {
  const expiresAt = sql`least(now() + ${idleMs} * interval '1 millisecond', ${session.endsAt})`
  await db.update(session).set({ expiresAt, lastSeenAt: sql`now()` }).where(eq(session.hash, hash))
}

export const deleteSessionByHash = async (db: TenantDb, hash: string): Promise<void> => {
  await db.delete(session).where(eq(session.hash, hash))
}

/** Throws `not_found` for a session of anybody else. */
export const deleteSession = async (db: TenantDb, userId: Id<"user">, id: Id<"session">): Promise<void> => {
  const gone = await db
    .delete(session)
    .where(and(eq(session.id, id), eq(session.userId, userId)))
    .returning({ id: session.id })
  if (gone.length === 0) throw notFound("session")
}

/** Those of one person in this tenant, but `kept`. Returns which they were. */
export const deleteSessionsOf = async (
  db: TenantDb,
  userId: Id<"user">,
  kept: Id<"session"> | null,
): Promise<Id<"session">[]> => {
  const gone = await db
    .delete(session)
    .where(and(eq(session.userId, userId), kept ? ne(session.id, kept) : undefined))
    .returning({ id: session.id })
  return gone.map(({ id }) => id)
}

/** Good for 30 seconds and one use. */
export const insertArrival = async (
  db: TenantDb,
  given: { userId: Id<"user">; hash: string; purpose: ArrivalPurpose },
): Promise<void> => {
  const expiresAt = sql`now() + interval '30 seconds'`
  await db.insert(arrival).values({ id: newId("arrival"), ...given, expiresAt })
}

/** Uses the code up and says whose it is; null for one that is unknown, used, or too old. */
export const takeArrival = async (db: TenantDb, hash: string): Promise<Id<"user"> | null> => {
  const [row] = await db
    .delete(arrival)
    .where(and(eq(arrival.hash, hash), gt(arrival.expiresAt, sql`now()`)))
    .returning({ userId: arrival.userId })
  return row?.userId ?? null
}
