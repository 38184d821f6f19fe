/** Many tenants with a day of history behind them, planted by set-based SQL in seconds; the oracle accepts the rows. */
import { checkConfig } from "@nightjar/checks/all"
import { dividedTables } from "@nightjar/core/schema"
import { openRawPool, type Pool } from "@nightjar/db/connect"
import { ensureParts } from "@nightjar/db/partition"
import { asOwner } from "@nightjar/db/transaction"
import { idToUuid, newId } from "@nightjar/kit/id"
import { hashToken } from "@nightjar/kit/secret"
import { addToSketch, emptySketch, encodeSketch } from "@nightjar/kit/sketch"
import { day, hour, minute, second } from "@nightjar/kit/time"
import type { TransactionSql } from "postgres"

/** A workspace and its owner's open session. */
export interface PlantedTenant {
  slug: string
  sessionToken: string
}

/** Six heartbeats an hour: 2.9 million for 20,000 monitors. */
const intervalMs = 10 * minute
const beatsAnHour = hour / intervalMs
/** Nothing is due for so long after planting unless told, so that reading is measured alone. */
const longEnoughMs = 4 * minute
/** Hours differ; this many of them exist and each monitor goes through them in its own order. */
const kinds = 100

/**
 * @param databaseUrl the owner's
 * @param size monitors are those of each tenant; its last one is down, the others are up; nothing is due before `quietMs`
 */
export const plantTenants = async (
  databaseUrl: string,
  size: { tenants: number; monitors: number; quietMs?: number },
): Promise<PlantedTenant[]> => {
  const pool = openRawPool(databaseUrl, { max: 1, name: "nightjar-plant" })
  const planted = Array.from({ length: size.tenants }, (_, place) => tenantAt(place))
  try {
    await asOwner(pool, async (sql) => {
      await ensureParts(sql, dividedTables, Date.now() - day, Date.now() + day)
      await plantPeople(sql, planted)
      await planMonitors(sql, size.monitors, size.quietMs ?? longEnoughMs)
      await planHours(sql)
      for (const statement of [monitors, schedules, standings, heartbeats, rollups]) await sql.unsafe(statement)
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

/** Each monitor's grid: from the start of the hour 23 hours ago to its next slot, which is not due yet. */
const planMonitors = async (sql: TransactionSql, each: number, quietMs: number): Promise<void> => {
  const now = Date.now()
  const start = Math.floor(now / hour) * hour - 23 * hour
  await sql.unsafe(`
    create function pg_temp.uuid7(at timestamptz) returns uuid language sql volatile as $uuid$
      select overlay(overlay(gen_random_uuid()::text placing substr(h, 1, 8) || '-' || substr(h, 9) from 1 for 13)
        placing '7' from 15 for 1)::uuid
      from (select lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') as h) as hex
    $uuid$`)
  const config = checkConfig.parse({ type: "http", url: "https://bench.example/health" })
  await sql`
    create temp table plan on commit drop as
    select *, next_ms - beats * ${intervalMs}::bigint as anchor_ms, ${start}::bigint as start_ms from (
      select p.tenant_id, pg_temp.uuid7(to_timestamp(${start / second}::float8)) as id, p.slug, n as number,
        ((p.place * ${each}::int + n) % ${kinds}::int)::int as kind,
        case when n = ${each}::int then 'd' else 'u' end as letter,
        case when n = ${each}::int then 'down' else 'up' end as word,
        ${sql.json(config)}::jsonb as config, next_ms, (next_ms - ${start}::bigint) / ${intervalMs}::bigint as beats
      from person p cross join generate_series(1, ${each}::int) n
      cross join lateral (select ${now + quietMs}::bigint
        + (p.place * 7919 + n * 104729) % ${intervalMs - quietMs}::bigint as next_ms) as g) as grid`
  await sql`analyze plan`
}

/** Hours by kind and by how many of their beats have been: latencies of 20 to 400 ms, and what they roll up to. */
const planHours = async (sql: TransactionSql): Promise<void> => {
  const rows = Array.from({ length: kinds }, (_, kind) => {
    const latencies = Array.from({ length: beatsAnHour }, (_, at) => latencyAt(kind * beatsAnHour + at))
    return Array.from({ length: beatsAnHour }, (_, at) => ({
      kind,
      taken: at + 1,
      latencies: latencies.slice(0, at + 1),
    }))
  }).flat()
  const sketchOf = (latencies: number[]) => Buffer.from(encodeSketch(addToSketch(emptySketch, latencies)))
  await sql`
    create temp table hour_kind on commit drop as
    select * from unnest(${rows.map((r) => r.kind)}::int[], ${rows.map((r) => r.taken)}::int[],
      ${rows.map((r) => r.latencies.at(-1)!)}::float4[], ${rows.map((r) => r.latencies.reduce((a, b) => a + b))}::float8[],
      ${rows.map((r) => Math.min(...r.latencies))}::float4[], ${rows.map((r) => Math.max(...r.latencies))}::float4[],
      ${rows.map((r) => sketchOf(r.latencies).toString("hex"))}::text[])
      as h (kind, taken, latency, sum, min, max, sketch)`
  await sql`analyze hour_kind`
}

/** Quarters of a millisecond, so that sums are exact; most are quick and some are slow. */
const latencyAt = (at: number): number => {
  const spread = ((at * 2_654_435_761) % 4_294_967_296) / 4_294_967_296
  return Math.round(4 * 20 * 20 ** (spread ** 3)) / 4
}

const moment = (ms: string) => `to_timestamp((${ms}) / 1000.0)`

const monitors = `
  insert into monitor (tenant_id, id, name, type, config, interval_seconds, retry_interval_seconds, retries,
    timeout_seconds, created_at, updated_at)
  select tenant_id, id, 'Shop ' || number, 'http',
    config || jsonb_build_object('url', 'https://shop-' || number || '.' || slug || '.example/health'),
    ${intervalMs / second}, 60, 0, 10, ${moment("start_ms")}, ${moment("start_ms")} from plan`

const schedules = `
  insert into schedule (tenant_id, monitor_id, anchor_at, next_slot_at, due_at, interval_seconds, token, region)
    select tenant_id, id, ${moment("anchor_ms")}, ${moment("next_ms")}, ${moment("next_ms")},
      ${intervalMs / second}, beats, 1 from plan;
  insert into epoch (tenant_id, monitor_id, anchor_at, interval_seconds, region)
    select tenant_id, id, ${moment("anchor_ms")}, ${intervalMs / second}, 1 from plan;
  insert into rollup_mark (tenant_id, monitor_id, slot_at, due_at, region, attempt)
    select tenant_id, id, ${moment(`next_ms - ${intervalMs}`)}, ${moment("next_ms")}, 1, 0 from plan`

const standings = `
  insert into standing (tenant_id, monitor_id, since, outage_since, seq, state, settled, runs)
    select tenant_id, id, ${moment("anchor_ms")}, case word when 'down' then ${moment("anchor_ms")} end, beats,
      letter, letter, jsonb_build_object('1', jsonb_build_object('status', word, 'slotAt', next_ms - ${intervalMs},
        'at', next_ms - ${intervalMs}, 'count', beats, 'since', anchor_ms)) from plan;
  insert into span (tenant_id, monitor_id, from_at, to_at, state)
    select tenant_id, id, ${moment("start_ms")}, ${moment("anchor_ms")}, 'n' from plan where anchor_ms > start_ms
    union all select tenant_id, id, ${moment("anchor_ms")}, null, letter from plan;
  insert into turn (tenant_id, monitor_id, seq, at, since, from_state, to_state, incident, reason, runs)
    select tenant_id, id, 1, ${moment("anchor_ms")}, ${moment("anchor_ms")}, 'n', letter,
      case word when 'down' then 'opens' end, 'It is ' || word || '.',
      jsonb_build_object('1', jsonb_build_object('status', word, 'slotAt', anchor_ms, 'at', anchor_ms, 'count', 1,
        'since', anchor_ms)) from plan;
  insert into incident (tenant_id, id, monitor_id, opened_at, opened_seq, reason)
    select tenant_id, pg_temp.uuid7(${moment("anchor_ms")}), id, ${moment("anchor_ms")}, 1, 'It is down.'
    from plan where word = 'down'`

/** Which kind an hour of a monitor is. */
const kindOf = (hourNumber: string) => `(p.kind + 7 * (${hourNumber})) % ${kinds}`

const heartbeats = `
  insert into heartbeat (tenant_id, monitor_id, slot_at, started_at, latency_ms, token, seq, region, attempt, status,
    state)
  select p.tenant_id, p.id, ${moment("slot_ms")}, ${moment("slot_ms")}, h.latency, beat + 1, beat + 1, 1, 0, letter,
    letter
  from plan p cross join lateral generate_series(0, p.beats - 1) beat
  cross join lateral (select p.anchor_ms + beat * ${intervalMs} as slot_ms) as slot
  join hour_kind h on h.kind = ${kindOf(`beat / ${beatsAnHour}`)} and h.taken = beat % ${beatsAnHour} + 1`

const rollups = `
  insert into rollup_hour (tenant_id, monitor_id, hour_at, latency_sum, latency_min, latency_max, latency_count, up,
    degraded, down, unknown, blocked, region, sketch)
  select p.tenant_id, p.id, ${moment(`start_ms + hour_number * ${hour}`)},
    case word when 'up' then h.sum else 0 end, case word when 'up' then h.min end, case word when 'up' then h.max end,
    case word when 'up' then taken else 0 end, case word when 'up' then taken else 0 end, 0,
    case word when 'down' then taken else 0 end, 0, 0, 1, decode(case word when 'up' then sketch else '' end, 'hex')
  from plan p cross join generate_series(0, 23) hour_number
  join hour_kind h on h.kind = ${kindOf("hour_number")}
    and h.taken = least(p.beats - hour_number * ${beatsAnHour}, ${beatsAnHour})`
