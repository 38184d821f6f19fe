import type { FleetSql } from "@nightjar/db/transaction"
import { uuidToId } from "@nightjar/kit/id"
import type { KeyRing } from "@nightjar/kit/secret"
import type { ChannelConfig } from "../channel/channel.ts"
import { openConfig } from "../channel/secrets.ts"
import type { Held } from "./settling.ts"

/** A message to be sent: one delivery, or a beginning that could not be told and its end. */
export interface Errand {
  held: readonly [Held, ...Held[]]
  channel: {
    type: string
    /** Null when no key in the ring opens its secrets. */
    config: ChannelConfig | null
    /** Why nothing is sent to it; null where it is on. */
    off: string | null
  }
  /** Where the workspace is seen. */
  slug: string
}

export interface ClaimOptions {
  /** The worker's life. */
  life: number
  /** Messages at most. */
  batch: number
  /** Of one channel at most: one that hangs must not take the whole batch. */
  perChannel: number
  /** Channels (uuids) and types that have enough in flight. */
  full: { channels: readonly string[]; types: readonly string[] }
}

interface Row {
  tenant_id: string
  id: string
  head_id: string
  channel_id: string
  monitor_id: string | null
  turn_seq: number | null
  token: number
  attempts: number
  age_ms: number
  message: Held["message"]
  type: string
  config: ChannelConfig
  disabled: boolean
  deleted: boolean
  slug: string
}

/** Longer than an attempt may take (15 s), the gathering of results and a second try to store them. */
const leaseSeconds = 30

/**
 * Takes what is due, in the order of each thread (a monitor's incident, on one channel).
 *
 * `waiting` is the head of the due index, twice a batch long. While all that is due fits, its channels are the ones to
 * look at. When it does not, one channel with thousands of messages would hide all others, so the channels are walked
 * one by one (one index probe each). Each gives its oldest messages, up to `perChannel`; then every tenant gives one
 * before any gives two.
 *
 * A message with an earlier one of its thread waiting is no candidate; `telling` and `settle` let it be due with that
 * one, so that claims hardly ever meet it. `taken` locks by key what nobody else has locked, and asks again, since a
 * claim that committed in between has moved `due_at` on. An end whose beginning is taken is taken along, and both are
 * told as one. A row that is claimed again without having been settled was perhaps sent: its lease ran out.
 *
 * What is looked up by key says `settled_at is null`, and what is looked up in a thread says its order: while PostgreSQL
 * has no statistics, it would take any index of waiting rows for either (tried among 4,400 rows: a claim took 68 ms, now 11; a settle 264, now 8).
 */
export const claimDeliveries = async (sql: FleetSql, keys: KeyRing, ask: ClaimOptions): Promise<Errand[]> => {
  const { life, batch, perChannel, full } = ask
  const rows = await sql<Row[]>`
    with recursive waiting as materialized (
      select tenant_id, channel_id from delivery where state = 'waiting' and due_at <= now()
      order by due_at limit ${2 * batch}
    ), load as materialized (select count(*) as due from waiting), walked as (
      (select tenant_id, channel_id from delivery
        where state = 'waiting' and (select due from load) = ${2 * batch} order by tenant_id, channel_id limit 1)
      union all
      select n.tenant_id, n.channel_id from walked w cross join lateral (
        select d.tenant_id, d.channel_id from delivery d
        where d.state = 'waiting' and (d.tenant_id, d.channel_id) > (w.tenant_id, w.channel_id)
        order by d.tenant_id, d.channel_id limit 1) n
    ), crowd as materialized (
      select distinct tenant_id, channel_id from waiting where (select due from load) < ${2 * batch}
      union all
      select tenant_id, channel_id from walked
    ), candidate as materialized (
      select c.tenant_id, d.id, d.due_at, row_number() over (partition by c.tenant_id order by d.due_at) as turn
      from crowd c join channel h on h.tenant_id = c.tenant_id and h.id = c.channel_id
        and h.id <> all(${full.channels as string[]}::uuid[]) and h.type <> all(${full.types as string[]}::text[])
      cross join lateral (
        select d.id, d.due_at from delivery d
        where d.state = 'waiting' and d.tenant_id = c.tenant_id and d.channel_id = c.channel_id and d.due_at <= now()
          and d.id = coalesce((select e.id from delivery e where e.state = 'waiting' and e.tenant_id = d.tenant_id
            and e.monitor_id = d.monitor_id and e.channel_id = d.channel_id
            and e.incident_id is not distinct from d.incident_id order by e.turn_seq, e.step limit 1), d.id)
        order by d.due_at limit ${perChannel}) d
    ), taken as materialized (
      select d.tenant_id, d.id, d.monitor_id, d.channel_id, d.incident_id, d.turn_seq, d.message
      from (select tenant_id, id from candidate order by turn, due_at limit ${batch}) c
      join delivery d on d.tenant_id = c.tenant_id and d.id = c.id
      where d.settled_at is null and d.due_at <= clock_timestamp()
      for update of d skip locked
    ), along as materialized (
      select f.tenant_id, f.id, t.id as head_id
      from taken t cross join lateral (
        select e.id from delivery e where e.state = 'waiting' and e.tenant_id = t.tenant_id
          and e.monitor_id = t.monitor_id and e.channel_id = t.channel_id
          and e.incident_id is not distinct from t.incident_id and e.turn_seq > t.turn_seq
        order by e.turn_seq, e.step limit 1) next
      join delivery f on f.tenant_id = t.tenant_id and f.id = next.id and f.settled_at is null
      where t.message->>'type' in ('monitor.down', 'monitor.no_data') and f.message->>'type' = 'monitor.recovered'
      for update of f skip locked
    ), errand as (
      select tenant_id, id, id as head_id from taken union all select tenant_id, id, head_id from along
    )
    update delivery d set token = d.token + 1, claimed_by = ${life}, attempts = d.attempts + 1,
      unanswered = d.unanswered + case when d.claimed_by is null then 0 else 1 end,
      due_at = clock_timestamp() + ${leaseSeconds} * interval '1 second'
    from errand e, channel c, tenant w
    where d.tenant_id = e.tenant_id and d.id = e.id and c.tenant_id = d.tenant_id and c.id = d.channel_id
      and w.id = d.tenant_id
    returning d.tenant_id, d.id, e.head_id, d.channel_id, d.monitor_id, d.turn_seq, d.token, d.attempts, d.message,
      (extract(epoch from clock_timestamp() - d.created_at) * 1000)::float8 as age_ms,
      c.type, c.config, c.disabled_at is not null as disabled, c.deleted_at is not null as deleted, w.slug`
  return errandsOf(keys, rows)
}

const errandsOf = (keys: KeyRing, rows: readonly Row[]): Errand[] => {
  const byHead = new Map<string, Row[]>()
  for (const row of rows) byHead.set(row.head_id, [...(byHead.get(row.head_id) ?? []), row])
  return [...byHead.values()].map((group) => {
    const [first, ...rest] = group.toSorted((a, b) => (a.turn_seq ?? 0) - (b.turn_seq ?? 0)) as [Row, ...Row[]]
    return { held: [heldOf(first), ...rest.map(heldOf)], channel: channelOf(keys, first), slug: first.slug }
  })
}

const heldOf = (row: Row): Held => ({
  tenantId: row.tenant_id,
  id: row.id,
  channelId: row.channel_id,
  monitorId: row.monitor_id,
  token: row.token,
  attempts: row.attempts,
  ageMs: row.age_ms,
  message: row.message,
})

const channelOf = (keys: KeyRing, row: Row): Errand["channel"] => {
  const isTest = row.monitor_id === null
  const off = row.deleted ? "The channel was deleted." : row.disabled && !isTest ? "The channel is switched off." : null
  return { type: row.type, config: off ? null : opened(keys, row), off }
}

const opened = (keys: KeyRing, { tenant_id, channel_id, config }: Row): ChannelConfig | null => {
  try {
    return openConfig(keys, { tenant: uuidToId("tenant", tenant_id), id: uuidToId("channel", channel_id) }, config)
  } catch {
    return null
  }
}
