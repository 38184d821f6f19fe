import type { Message } from "@nightjar/channels/message"
import { storable, storableJson } from "@nightjar/db/storable"
import type { FleetDb, FleetSql } from "@nightjar/db/transaction"
import { idToUuid, newId, uuidToId } from "@nightjar/kit/id"
import { type Health, noteHealth } from "../channel/channel.fleet.ts"
import { appendFacts, type Fact } from "../event/event.fleet.ts"
import type { Settlement } from "./settling.ts"
import type { Telling } from "./telling.ts"

/**
 * Stores what became of messages of many tenants, in one transaction: their states, how their channels are, and the facts
 * that open pages hear of. One whose token no longer holds changes nothing: somebody else has it, or a person sent it
 * again.
 * @returns those that were stored
 */
export const settleDeliveries = (db: FleetDb, settlements: readonly Settlement[]): Promise<Settlement[]> =>
  db.transaction(async (sql) => {
    const stored = await write(sql, settlements)
    if (stored.length === 0) return []
    await Promise.all([pace(sql, stored), appendFacts(sql, stored.map(factOf))])
    await noteHealth(sql, healthOf(stored))
    return stored
  })

/** Locks in key order, so that batches of several workers wait for each other and never deadlock. */
const write = async (sql: FleetSql, settlements: readonly Settlement[]): Promise<Settlement[]> => {
  const rows = await sql<{ place: number }[]>`
    with s as (
      select * from unnest(${settlements.map((s) => s.held.tenantId)}::uuid[],
        ${settlements.map((s) => s.held.id)}::uuid[], ${settlements.map((s) => s.held.token)}::int4[],
        ${settlements.map((s) => s.state)}::text[], ${settlements.map((s) => s.waitMs)}::float8[],
        ${settlements.map((s) => s.reason)}::text[],
        ${settlements.map((s) => (s.answer ? storableJson(s.answer) : null))}::text[],
        ${settlements.map((s) => (s.unanswered ? 1 : 0))}::int2[])
        with ordinality as s (tenant_id, id, token, state, wait_ms, reason, answer, unanswered, place)
    ), held as materialized (
      select s.* from s join delivery d on d.tenant_id = s.tenant_id and d.id = s.id and d.token = s.token
        and d.settled_at is null
      order by s.tenant_id, s.id for update of d
    )
    update delivery d set state = h.state, reason = h.reason, claimed_by = null,
      answer = coalesce(h.answer::jsonb, d.answer),
      unanswered = d.unanswered + h.unanswered,
      due_at = clock_timestamp() + coalesce(h.wait_ms, 0) * interval '1 millisecond',
      settled_at = case when h.state = 'waiting' then null else clock_timestamp() end
    from held h where d.tenant_id = h.tenant_id and d.id = h.id
    returning h.place::int - 1 as place`
  return rows.map(({ place }) => settlements[place]!)
}

/** What waits behind a message is due with it, or at once when that is done. */
const pace = (sql: FleetSql, settlements: readonly Settlement[]): Promise<unknown> => sql`
  with next as materialized (
    select e.tenant_id, e.id, case when d.state = 'waiting' then d.due_at else clock_timestamp() end as due_at
    from unnest(${settlements.map((s) => s.held.tenantId)}::uuid[], ${settlements.map((s) => s.held.id)}::uuid[])
      as s (tenant_id, id)
    join delivery d on d.tenant_id = s.tenant_id and d.id = s.id
    cross join lateral (
      select e.tenant_id, e.id from delivery e where e.state = 'waiting' and e.tenant_id = d.tenant_id
        and e.monitor_id = d.monitor_id and e.channel_id = d.channel_id
        and e.incident_id is not distinct from d.incident_id and e.turn_seq > d.turn_seq
      order by e.turn_seq, e.step) e
  )
  update delivery f set due_at = next.due_at from next
  where f.tenant_id = next.tenant_id and f.id = next.id and f.settled_at is null and f.claimed_by is null`

const verbs: Record<Settlement["state"], string> = {
  waiting: "delivery.delayed",
  delivered: "delivery.delivered",
  failed: "delivery.failed",
  combined: "delivery.combined",
  suppressed: "delivery.suppressed",
}

const factOf = ({ held, state }: Settlement): Fact => ({
  tenantId: held.tenantId,
  name: verbs[state],
  subject: uuidToId("delivery", held.id),
  detail: { channel: uuidToId("channel", held.channelId) },
})

/** The last attempt of each channel says how it is. */
const healthOf = (settlements: readonly Settlement[]): Health[] => {
  const last = new Map<string, Health>()
  for (const { held, state, answer } of settlements) {
    if (state === "combined" || state === "suppressed") continue
    const { tenantId, channelId } = held
    const error = state === "delivered" ? null : storable(lineOf(answer))
    last.set(`${tenantId}/${channelId}`, { tenantId, channelId, error })
  }
  return [...last.values()]
}

const lineOf = (answer: Settlement["answer"]): string =>
  [answer?.status, answer?.text.replace(/\s+/g, " ").trim().slice(0, 200)].filter(Boolean).join(" ")

/** Makes due again what ended lives held; nobody knows whether they sent it. */
export const freeDeliveries = (sql: FleetSql, lives: readonly number[]): Promise<unknown> => sql`
  update delivery set due_at = now(), claimed_by = null, unanswered = unanswered + 1
  where state = 'waiting' and claimed_by = any(${lives as number[]}::int4[])`

/** The log is kept for 90 days. */
export const dropOldDeliveries = (sql: FleetSql): Promise<unknown> =>
  sql`delete from delivery where settled_at < now() - interval '90 days'`

/** How many messages are due and held by nobody, and how many wait for another attempt. */
export const countWaiting = async (sql: FleetSql): Promise<{ due: number; later: number }> => {
  const [row] = await sql<{ due: number; later: number }[]>`
    select count(*) filter (where due_at <= now())::int as due, count(*) filter (where due_at > now())::int as later
    from delivery where state = 'waiting' and claimed_by is null`
  return row!
}

/** What is told of a turn, and whose that is (uuids). */
export interface ToldTurn extends Telling {
  tenantId: string
  monitorId: string
  seq: number
}

/**
 * A message of a thread (a monitor's incident, on one channel) that has an earlier one waiting is due with that one: it
 * could not be sent before it, and would only stand in the way of a claim.
 */
export const insertDeliveries = async (sql: FleetSql, told: readonly ToldTurn[]): Promise<void> => {
  const rows = told.flatMap(({ plan, message, ...turn }) =>
    message && "tell" in plan ? plan.tell.map((planned) => ({ ...planned, turn, message })) : [],
  )
  if (rows.length === 0) return
  const incidentOf = ({ message }: { message: Message }) => ("incident" in message ? message.incident : null)
  await sql`
    insert into delivery (tenant_id, id, incident_id, monitor_id, channel_id, turn_seq, step, message, due_at)
    select n.tenant_id, n.id, n.incident_id, n.monitor_id, n.channel_id, n.turn_seq, n.step, n.message::jsonb,
      greatest(n.due_at, (select e.due_at from delivery e where e.state = 'waiting' and e.tenant_id = n.tenant_id
        and e.monitor_id = n.monitor_id and e.channel_id = n.channel_id
        and e.incident_id is not distinct from n.incident_id order by e.turn_seq desc, e.step desc limit 1))
    from unnest(${rows.map((r) => r.turn.tenantId)}::uuid[], ${rows.map(() => idToUuid(newId("delivery")))}::uuid[],
      ${rows.map((r) => uuidOrNull(incidentOf(r)))}::uuid[], ${rows.map((r) => r.turn.monitorId)}::uuid[],
      ${rows.map((r) => r.channel)}::uuid[], ${rows.map((r) => r.turn.seq)}::int4[],
      ${rows.map((r) => r.step)}::int2[], ${rows.map((r) => JSON.stringify(r.message))}::text[],
      ${rows.map((r) => r.dueAt)}::timestamptz[])
      as n (tenant_id, id, incident_id, monitor_id, channel_id, turn_seq, step, message, due_at)`
}

const uuidOrNull = (id: string | null) => id && idToUuid(id)
