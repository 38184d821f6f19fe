import { id, moment } from "@nightjar/db/columns"
import { tenantTable } from "@nightjar/db/scope"
import { sql } from "drizzle-orm"
import { check, index, integer, jsonb, smallint, text, uniqueIndex } from "drizzle-orm/pg-core"
import type { DeliveryAnswer, DeliveryMessage, DeliveryState } from "./delivery.ts"

/**
 * A message to one channel: outbox while it waits, log when it is done. A claim moves `due_at` to the end of its lease,
 * so the due index holds exactly what may be claimed. Like all that a completion writes it has no foreign key.
 */
export const delivery = tenantTable(
  "delivery",
  {
    id: id("delivery").notNull(),
    /** The outage it belongs to; null for missing data and tests. */
    incidentId: id("incident"),
    /** Null for a test, as is the turn. */
    monitorId: id("monitor"),
    channelId: id("channel").notNull(),
    createdAt: moment().notNull().defaultNow(),
    dueAt: moment().notNull().defaultNow(),
    /** When it stopped waiting. */
    settledAt: moment(),
    turnSeq: integer(),
    token: integer().notNull().default(0),
    claimedBy: integer(),
    /** Attempts that were begun. */
    attempts: smallint().notNull().default(0),
    /** Attempts of which nobody knows whether they arrived: no answer came, or the worker died. */
    unanswered: smallint().notNull().default(0),
    step: smallint().notNull().default(0),
    state: text().$type<DeliveryState>().notNull().default("waiting"),
    /** What became of it, in one sentence; null where the state says it all. */
    reason: text(),
    message: jsonb().$type<DeliveryMessage>().notNull(),
    /** The provider's last. */
    answer: jsonb().$type<DeliveryAnswer>(),
  },
  {
    constraints: (t) => [
      uniqueIndex("delivery_plan_key").on(t.tenantId, t.monitorId, t.turnSeq, t.channelId, t.step),
      index("delivery_due_idx").on(t.dueAt, t.tenantId, t.channelId).where(sql`${t.state} = 'waiting'`),
      index("delivery_channel_idx").on(t.tenantId, t.channelId, t.dueAt).where(sql`${t.state} = 'waiting'`),
      index("delivery_thread_idx")
        .on(t.tenantId, t.monitorId, t.channelId, t.turnSeq, t.step)
        .where(sql`${t.state} = 'waiting'`),
      index("delivery_incident_idx").on(t.tenantId, t.incidentId),
      index("delivery_created_idx").on(t.tenantId, t.createdAt),
      index("delivery_settled_idx").on(t.settledAt).where(sql`${t.settledAt} is not null`),
      check("delivery_state_check", sql`${t.state} in ('waiting', 'delivered', 'failed', 'combined', 'suppressed')`),
    ],
  },
)
