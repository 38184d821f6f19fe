/** Many tenants with a day of history behind them, planted by set-based SQL in seconds; the oracle accepts the rows. */
import { checkConfig } from "@nightjar/checks/all"
import { rollupHour } from "@nightjar/core/rollup/table"
import { dividedTables } from "@nightjar/core/schema"
import { openRawPool, type Pool } from "@nightjar/db/connect"
import { ensureParts } from "@nightjar/db/partition"
import { asOwner } from "@nightjar/db/transaction"
import { idToUuid, newId } from "@nightjar/kit/id"
import { hashToken } from "@nightjar/kit/secret"
import { day, hour, minute, second } from "@nightjar/kit/time"
import type { TransactionSql } from "postgres"
import { beatsAnHour, bucketStatements, type Grid, kindOf, kinds, planBuckets } from "./plant-buckets.ts"

/** A workspace and its owner's open session. */
export interface PlantedTenant {
  slug: string
  sessionToken: string
}

/** Nothing is due for so long after planting unless told, so that reading is measured alone. */
const longEnoughMs = 4 * minute

export interface Crowd {
  tenants: number
  /** Of each tenant; its last one is down, the others are up. */
  monitors: number
  /** The number of the first tenant, where there are some already. */
  firstTenant?: number
  /** Nothing is due before. */
  quietMs?: number
  /** Nothing is due at all. */
  isStopped?: boolean
  /** Ten minutes unless told: 2.9 million heartbeats of 20,000 monitors in a day. */
  intervalMs?: number
  /** So far back there are heartbeats; a day unless told. */
  hours?: number
  /** So many tenants have a longer past, of which there are buckets and outages. */
  withPast?: number
  pastDays?: number
}

/** @param databaseUrl the owner's */
export const plantTenants = async (databaseUrl: string, crowd: Crowd): Promise<PlantedTenant[]> => {
  const { tenants, firstTenant = 0, intervalMs = 10 * minute, hours = 24, pastDays = 0 } = crowd
  const startMs = Math.floor(Date.now() / hour) * hour - (hours - 1) * hour
  const grid: Grid = { intervalMs, startMs, hours, pastHours: pastDays * 24 }
  const pool = openRawPool(databaseUrl, { max: 1, name: "nightjar-plant" })
  const planted = Array.from({ length: tenants }, (_, place) => tenantAt(firstTenant + place))
  try {
    await asOwner(pool, async (sql) => {
      await ensureParts(sql, dividedTables, startMs, Date.now() + day)
      await ensureParts(sql, [rollupHour], startMs - pastDays * day, startMs)
      await plantPeople(sql, planted)
      await planMonitors(sql, crowd, grid)
      await planBuckets(sql, grid)
      const statements = [monitors, schedules, standings, pastSpans].map((statement) => statement(grid))
      for (const statement of [...statements, ...heartbeats(grid), ...bucketStatements(grid)])
        await sql.unsafe(statement)
      if (crowd.isStopped) await sql`update schedule set due_at = null`
    })
    await settle(pool)
  } finally {
    await pool.end()
  }
  return planted
}

const tenantAt = (place: number): PlantedTenant => {
  const slug = `bench-${String(place).padStart(4, "0")}`
  return { slug, sessionToken: hashToken(slug).slice(0, 40) }
}

/** What autovacuum would have done by now, and no checkpoint in the middle of a measurement. */
const settle = async (pool: Pool): Promise<void> => {
  await pool`vacuum (analyze)`
  await pool`checkpoint`
}

const plantPeople = async (sql: TransactionSql, tenants: readonly PlantedTenant[]): Promise<void> => {
  const uuids = (noun: "tenant" | "user" | "member" | "session") => tenants.map(() => idToUuid(newId(noun)))
  await sql`
    create temp table person on commit drop as
    select * from unnest(${uuids("tenant")}::uuid[], ${uuids("user")}::uuid[], ${uuids("member")}::uuid[],
      ${uuids("session")}::uuid[], ${tenants.map((t) => t.slug)}::text[],
      ${tenants.map((t) => hashToken(t.sessionToken))}::text[])
      with ordinality as p (tenant_id, user_id, member_id, session_id, slug, hash, place)`
  await sql.unsafe(`
    insert into tenant (id, slug, name, plan) select tenant_id, slug, initcap(slug), 'pro' from person;
    insert into "user" (id, email, name) select user_id, 'owner@' || slug || '.example', 'Owner' from person;
    insert into member (tenant_id, id, user_id, role) select tenant_id, member_id, user_id, 'owner' from person;
    insert into session (tenant_id, id, user_id, hash, expires_at, ends_at)
      select tenant_id, session_id, user_id, hash, now() + interval '1 day', now() + interval '1 day' from person`)
}

/** Each monitor's slots: from the grid's first hour to its next one, which is not due yet. */
const planMonitors = async (sql: TransactionSql, crowd: Crowd, { intervalMs, startMs }: Grid): Promise<void> => {
  const { monitors: each, withPast = 0, quietMs = Math.min(longEnoughMs, intervalMs / 2) } = crowd
  await sql.unsafe(`
    create function pg_temp.uuid7(at timestamptz) returns uuid language sql volatile as $uuid$
      select overlay(overlay(gen_random_uuid()::text placing substr(h, 1, 8) || '-' || substr(h, 9) from 1 for 13)
        placing '7' from 15 for 1)::uuid
      from (select lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') as h) as hex
    $uuid$`)
  const config = checkConfig.parse({ type: "http", url: "https://bench.example/health" })
  await sql`
    create temp table plan on commit drop as
    select *, next_ms - beats * ${intervalMs}::bigint as anchor_ms, ${startMs}::bigint as start_ms from (
      select p.tenant_id, pg_temp.uuid7(to_timestamp(${startMs / second}::float8)) as id, p.slug, n as number,
        ((p.place * ${each}::int + n) % ${kinds}::int)::int as kind, p.place <= ${withPast}::int as has_past,
        case when n = ${each}::int then 'd' else 'u' end as letter,
        case when n = ${each}::int then 'down' else 'up' end as word,
        ${sql.json(config)}::jsonb as config, next_ms, (next_ms - ${startMs}::bigint) / ${intervalMs}::bigint as beats
      from person p cross join generate_series(1, ${each}::int) n
      cross join lateral (select ${Date.now() + quietMs}::bigint
        + (p.place * 7919 + n * 104729) % ${intervalMs - quietMs}::bigint as next_ms) as g) as grid`
  await sql`analyze plan`
}

const moment = (ms: string) => `to_timestamp((${ms}) / 1000.0)`

const monitors = ({ intervalMs, pastHours }: Grid) => `
  insert into monitor (tenant_id, id, name, type, config, interval_seconds, retry_interval_seconds, retries,
    timeout_seconds, created_at, updated_at)
  select tenant_id, id, 'Shop ' || number, 'http',
    config || jsonb_build_object('url', 'https://shop-' || number || '.' || slug || '.example/health'),
    ${intervalMs / second}, 60, 0, 10, at, at
  from plan cross join lateral (
    select ${moment(`start_ms - has_past::int * ${pastHours * hour}`)} as at) a`

const schedules = ({ intervalMs }: Grid) => `
  insert into schedule (tenant_id, monitor_id, anchor_at, next_slot_at, due_at, interval_seconds, token, region)
    select tenant_id, id, ${moment("anchor_ms")}, ${moment("next_ms")}, ${moment("next_ms")},
      ${intervalMs / second}, beats, 1 from plan;
  insert into epoch (tenant_id, monitor_id, anchor_at, interval_seconds, region)
    select tenant_id, id, ${moment("anchor_ms")}, ${intervalMs / second}, 1 from plan;
  insert into rollup_mark (tenant_id, monitor_id, slot_at, due_at, region, attempt)
    select tenant_id, id, ${moment(`next_ms - ${intervalMs}`)}, ${moment("next_ms")}, 1, 0 from plan`

/** An outage of ten minutes every three days. */
const outageMs = 10 * minute
const outageEveryMs = 3 * day

const standings = ({ intervalMs, pastHours }: Grid) => {
  const outages = `has_past::int * ${Math.floor((pastHours * hour) / outageEveryMs)}`
  return `
  insert into standing (tenant_id, monitor_id, since, outage_since, seq, state, settled, runs)
    select tenant_id, id, ${moment("anchor_ms")}, case word when 'down' then ${moment("anchor_ms")} end, beats,
      letter, letter, jsonb_build_object('1', jsonb_build_object('status', word, 'slotAt', next_ms - ${intervalMs},
        'at', next_ms - ${intervalMs}, 'count', beats, 'since', anchor_ms)) from plan;
  insert into span (tenant_id, monitor_id, from_at, to_at, state, no_data_ms, outages, down_ms, up_ms)
    select tenant_id, id, from_at, to_at, s.state, no_data_ms, n, n * ${outageMs}, n * ${outageEveryMs - outageMs}::int8
    from plan cross join lateral (select ${outages} as n) past cross join lateral (values
      (${moment("start_ms")}, ${moment("anchor_ms")}, 'n', 0), (${moment("anchor_ms")}, null, letter, anchor_ms - start_ms)
    ) s (from_at, to_at, state, no_data_ms) where from_at is distinct from to_at;
  insert into turn (tenant_id, monitor_id, seq, at, since, from_state, to_state, incident, reason, runs)
    select tenant_id, id, 1, ${moment("anchor_ms")}, ${moment("anchor_ms")}, 'n', letter,
      case word when 'down' then 'opens' end, 'It is ' || word || '.',
      jsonb_build_object('1', jsonb_build_object('status', word, 'slotAt', anchor_ms, 'at', anchor_ms, 'count', 1,
        'since', anchor_ms)) from plan;
  insert into incident (tenant_id, id, monitor_id, opened_at, opened_seq, reason)
    select tenant_id, pg_temp.uuid7(${moment("anchor_ms")}), id, ${moment("anchor_ms")}, 1, 'It is down.'
    from plan where word = 'down'`
}

const pastSpans = ({ pastHours }: Grid) => `
  insert into span (tenant_id, monitor_id, from_at, to_at, state, outages, down_ms, up_ms)
  select p.tenant_id, p.id, ${moment("from_ms")}, ${moment("to_ms")}, state, n + (state = 'u')::int,
    (n + (state = 'u')::int) * ${outageMs}, n * ${outageEveryMs - outageMs}::int8
  from plan p cross join generate_series(0, ${Math.floor((pastHours * hour) / outageEveryMs)} - 1) n
  cross join lateral (select start_ms - ${pastHours * hour} + n * ${outageEveryMs}::int8 as ms) third
  cross join lateral (values (ms, ms + ${outageMs}, 'd'), (ms + ${outageMs}, ms + ${outageEveryMs}, 'u'))
    s (from_ms, to_ms, state)
  where has_past`

/** An hour after the other, as they would have come: in the order of slots, all over the index. */
const heartbeats = (grid: Grid): string[] => {
  const each = beatsAnHour(grid)
  return Array.from(
    { length: grid.hours },
    (_, number) => `
  insert into heartbeat (tenant_id, monitor_id, slot_at, started_at, latency_ms, token, seq, region, attempt, status,
    state)
  select p.tenant_id, p.id, ${moment("slot_ms")}, ${moment("slot_ms")}, h.latency, beat + 1, beat + 1, 1, 0, letter,
    letter
  from plan p cross join lateral generate_series(${number * each}, least(p.beats, ${(number + 1) * each}) - 1) beat
  cross join lateral (select p.anchor_ms + beat * ${grid.intervalMs} as slot_ms) as slot
  join hour_kind h on h.kind = ${kindOf(String(number))} and h.taken = beat % ${each} + 1
  order by slot_ms`,
  )
}
