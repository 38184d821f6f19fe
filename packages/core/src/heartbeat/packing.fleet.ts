import { isDeepStrictEqual } from "node:util"
import { wordOf } from "@nightjar/db/columns"
import { dropPart, type Part } from "@nightjar/db/partition"
import type { FleetDb, FleetSql, OwnerSql } from "@nightjar/db/transaction"
import { groupBy } from "@nightjar/kit/group-by"
import { day, hour } from "@nightjar/kit/time"
import { type State, stateLetters } from "../turn/turn.ts"
import { statusLetters } from "../verdict/verdict.ts"
import type { Beat } from "./heartbeat.ts"
import { packHour, unpackHour } from "./pack.ts"

/** Leads the two keys of the lock on the dropping of a day; any number that nobody else uses. */
const lockSpace = 72_253_669
/** Heartbeats of one transaction, or those of one monitor: some 200 ms. */
const beatsAtOnce = 20_000

/** How far a day is packed. */
interface Progress {
  beats: number
  throughTenant: string
  throughMonitor: string
}
interface Owner {
  tenantId: string
  monitorId: string
}

export interface BeatRow {
  region: number
  slot_at: Date
  started_at: Date
  latency_ms: number | null
  token: number
  seq: number | null
  dns: number
  connect: number
  tls: number
  first_byte: number
  body: number
  attempt: number
  status: string
  state: string
}

export const beatOf = (row: BeatRow): Beat => ({
  slotAt: row.slot_at.getTime(),
  attempt: row.attempt,
  startedAt: row.started_at.getTime(),
  latencyMs: row.latency_ms,
  phases: { dns: row.dns, connect: row.connect, tls: row.tls, firstByte: row.first_byte, body: row.body },
  token: row.token,
  seq: row.seq,
  status: wordOf(statusLetters, row.status),
  state: wordOf<State>(stateLetters, row.state),
})

/**
 * Packs the next heartbeats of a day that is over, monitor after monitor in the order of the key. What is packed and how
 * far that is commit together, so it may be killed anywhere; the row of the day is locked, so one at a time does it.
 * Hours are written over those that are there: a day may be packed again.
 * @returns whether there is more; null while somebody else packs it
 */
export const packSome = (db: FleetDb, { from, until }: Part): Promise<boolean | null> =>
  db.transaction(async (sql) => {
    await sql`insert into heartbeat_day (day_at) values (${new Date(from)}) on conflict do nothing`
    const [progress] = await sql<Progress[]>`
      select beats::float8 as beats, coalesce(through_tenant, ${first}) as "throughTenant",
        coalesce(through_monitor, ${first}) as "throughMonitor"
      from heartbeat_day where day_at = ${new Date(from)} for update skip locked`
    if (!progress) return null
    let owner: Owner | undefined = { tenantId: progress.throughTenant, monitorId: progress.throughMonitor }
    for (let packed = 0; packed < beatsAtOnce; ) {
      owner = await ownerAfter(sql, owner, from, until)
      if (!owner) return false
      const count = await packOwner(sql, owner, from, until)
      packed += count
      await sql`
        update heartbeat_day set beats = beats + ${count}, through_tenant = ${owner.tenantId},
          through_monitor = ${owner.monitorId}
        where day_at = ${new Date(from)}`
    }
    return true
  })

/** Below every uuid there is. */
const first = "00000000-0000-0000-0000-000000000000"

const ownerAfter = async (sql: FleetSql, last: Owner, from: number, until: number): Promise<Owner | undefined> => {
  const [next] = await sql<Owner[]>`
    select tenant_id as "tenantId", monitor_id as "monitorId" from heartbeat
    where slot_at >= ${new Date(from)} and slot_at < ${new Date(until)}
      and (tenant_id, monitor_id) > (${last.tenantId}::uuid, ${last.monitorId}::uuid)
    order by tenant_id, monitor_id limit 1`
  return next
}

/** Of one that was deleted for good nothing is kept. @returns how many heartbeats were seen */
const packOwner = async (sql: FleetSql, owner: Owner, from: number, until: number): Promise<number> => {
  const rows = await sql<BeatRow[]>`
    select region, slot_at, started_at, latency_ms, token, seq, dns, connect, tls, first_byte, body, attempt, status,
      state
    from heartbeat
    where tenant_id = ${owner.tenantId} and monitor_id = ${owner.monitorId}
      and slot_at >= ${new Date(from)} and slot_at < ${new Date(until)}
    order by region, slot_at, attempt`
  const lives = await sql`
    select 1 from monitor where tenant_id = ${owner.tenantId} and id = ${owner.monitorId}`
  if (lives.length > 0) await writeHours(sql, owner, rows)
  return rows.length
}

const writeHours = async (sql: FleetSql, owner: Owner, rows: readonly BeatRow[]): Promise<void> => {
  const hours = [...groupBy(rows, (row) => row.region)].flatMap(([region, own]) =>
    [...groupBy(own.map(beatOf), (beat) => Math.floor(beat.slotAt / hour) * hour)].map(([hourAt, beats]) => ({
      region,
      hourAt,
      beats: beats.length,
      hex: Buffer.from(packedExactly(beats)).toString("hex"),
    })),
  )
  await sql`
    insert into heartbeat_hour (tenant_id, monitor_id, hour_at, region, beats, packed)
    select ${owner.tenantId}::uuid, ${owner.monitorId}::uuid, hour_at, region, beats, decode(hex, 'hex')
    from unnest(${hours.map((h) => h.hourAt)}::timestamptz[], ${hours.map((h) => h.region)}::int2[],
      ${hours.map((h) => h.beats)}::int4[], ${hours.map((h) => h.hex)}::text[]) as h (hour_at, region, beats, hex)
    on conflict (tenant_id, monitor_id, hour_at, region)
      do update set beats = excluded.beats, packed = excluded.packed`
}

/** What is dropped cannot be packed again, so it is unpacked and compared before it is written. */
const packedExactly = (beats: readonly Beat[]): Uint8Array => {
  const packed = packHour(beats)
  if (!isDeepStrictEqual(unpackHour(packed), beats))
    throw new Error(`The hour of ${new Date(beats[0]!.slotAt).toISOString()} cannot be packed exactly.`)
  return packed
}

/**
 * Drops a day that is packed. Its heartbeats are counted behind a lock that lets none in any more; where they are not
 * as many as were packed, it stays, and is packed again from its beginning. Until it has counted it writes nothing:
 * readers of `event` wait for whoever writes.
 * @returns how many there are, and how many were packed; null while somebody else is at it
 */
export const dropPacked = async (sql: OwnerSql, part: Part): Promise<{ counted: number; packed: number } | null> => {
  const [lock] = await sql<{ taken: boolean }[]>`
    select pg_try_advisory_xact_lock(${lockSpace}, ${part.from / day}) as taken`
  const [row] = await sql<{ packed: number }[]>`
    select beats::float8 as packed from heartbeat_day where day_at = ${new Date(part.from)} and packed_at is null`
  if (!lock!.taken || !row) return null
  await sql.unsafe(`set local lock_timeout = '3s'; lock table "${part.name}" in share mode`)
  const [{ counted }] = await sql<[{ counted: number }]>`select count(*)::float8 as counted from ${sql(part.name)}`
  if (counted === row.packed) await dropPart(sql, part)
  await sql`
    update heartbeat_day set through_tenant = null, through_monitor = null,
      packed_at = case when beats = ${counted} then now() end, beats = case when beats = ${counted} then beats else 0 end
    where day_at = ${new Date(part.from)}`
  return { counted, packed: row.packed }
}
