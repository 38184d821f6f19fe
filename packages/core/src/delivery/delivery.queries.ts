import type { Message } from "@nightjar/channels/message"
import { AppError, notFound } from "@nightjar/kit/error"
import { type Id, newId } from "@nightjar/kit/id"
import { and, desc, eq, gt, inArray, isNotNull, isNull, or, sql } from "drizzle-orm"
import { channel } from "../channel/channel.table.ts"
import type { TenantDb } from "../context.ts"
import { delivery } from "./delivery.table.ts"
import type { DeliveryState } from "./delivery.ts"

const columns = {
  id: delivery.id,
  channel: { id: channel.id, name: channel.name, type: channel.type },
  /** Of the turn that it tells of; null for a test. */
  turnSeq: delivery.turnSeq,
  message: delivery.message,
  state: delivery.state,
  reason: delivery.reason,
  answer: delivery.answer,
  attempts: delivery.attempts,
  createdAt: delivery.createdAt,
  settledAt: delivery.settledAt,
  // A claim moves `due_at` to the end of its lease.
  isSending: sql<boolean>`${delivery.claimedBy} is not null`,
  dueAt: delivery.dueAt,
}

export interface DeliveryFilter {
  incident?: Id<"incident"> | undefined
  monitor?: Id<"monitor"> | undefined
  channel?: Id<"channel"> | undefined
  /** None is all. */
  states?: readonly DeliveryState[]
  /** Rows that came before. */
  cursor?: number
  limit?: number
}

/** The newest first, with the names of their channels, also of deleted ones. @returns rows, and the next cursor or null */
export const listDeliveries = async (db: TenantDb, filter: DeliveryFilter) => {
  const { incident, monitor, channel: only, states = [], cursor = 0, limit = 50 } = filter
  const rows = await db
    .select(columns)
    .from(delivery)
    .innerJoin(channel, eq(channel.id, delivery.channelId))
    .where(
      and(
        incident ? eq(delivery.incidentId, incident) : undefined,
        monitor ? eq(delivery.monitorId, monitor) : undefined,
        only ? eq(delivery.channelId, only) : undefined,
        states.length > 0 ? inArray(delivery.state, [...states]) : undefined,
      ),
    )
    .orderBy(desc(delivery.createdAt), desc(delivery.id))
    .limit(limit + 1)
    .offset(cursor)
  return { deliveries: rows.slice(0, limit), nextCursor: rows.length > limit ? cursor + limit : null }
}

/** One of them: what came of a test, for whoever waits for it. */
export const getDelivery = async (db: TenantDb, id: Id<"delivery">) => {
  const [row] = await db
    .select(columns)
    .from(delivery)
    .innerJoin(channel, eq(channel.id, delivery.channelId))
    .where(eq(delivery.id, id))
  if (!row) throw notFound("delivery")
  return row
}

export const insertTest = async (db: TenantDb, channelId: Id<"channel">, message: Message): Promise<Id<"delivery">> => {
  const id = newId("delivery")
  await db.insert(delivery).values({ id, channelId, message })
  return id
}

/** Sends a failed one again. Throws where a later message of its thread has arrived, or is on its way. */
export const resend = async (db: TenantDb, id: Id<"delivery">): Promise<void> => {
  const [row] = await db.select().from(delivery).where(eq(delivery.id, id)).for("update")
  if (!row) throw notFound("delivery")
  if (row.state !== "failed" || row.monitorId === null || row.turnSeq === null)
    throw new AppError("conflict", "Only a failed message about a monitor can be sent again.")
  const later = await db
    .select({ id: delivery.id })
    .from(delivery)
    .where(
      and(
        eq(delivery.monitorId, row.monitorId),
        eq(delivery.channelId, row.channelId),
        row.incidentId ? eq(delivery.incidentId, row.incidentId) : isNull(delivery.incidentId),
        gt(delivery.turnSeq, row.turnSeq),
        or(eq(delivery.state, "delivered"), isNotNull(delivery.claimedBy)),
      ),
    )
    .limit(1)
  if (later.length > 0)
    throw new AppError("conflict", "A later message about this has arrived meanwhile; this one would only confuse.")
  const fresh = { state: "waiting", attempts: 0, settledAt: null, reason: null } as const
  await db
    .update(delivery)
    .set({ ...fresh, dueAt: sql`now()`, token: sql`${delivery.token} + 1` })
    .where(eq(delivery.id, id))
}
