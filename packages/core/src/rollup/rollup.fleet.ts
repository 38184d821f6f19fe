import { wordOf } from "@nightjar/db/columns"
import type { FleetDb, FleetSql } from "@nightjar/db/transaction"
import { decodeSketch, encodeSketch } from "@nightjar/kit/sketch"
import { statusLetters } from "../verdict/verdict.ts"
import { type Bucket, emptyBucket, fold, hourOf } from "./rollup.ts"

/** Each schedule is rolled up so often; a page that shows hours lags by no more. */
const everySeconds = 60
/** Heartbeats of one schedule in one pass; one that has more is due again at once. */
const beatsAtOnce = 2_000

interface Mark {
  tenant_id: string
  monitor_id: string
  region: number
}
interface Beat {
  place: number
  slot_at: Date
  attempt: number
  status: string
  latency_ms: number | null
}
interface HourRow extends Mark {
  hour_at: Date
  latency_sum: number
  latency_min: number | null
  latency_max: number | null
  latency_count: number
  up: number
  degraded: number
  down: number
  unknown: number
  blocked: number
  sketch: Uint8Array
}

/** A mark, what came after it, and the hours that it belongs to. */
interface Work {
  mark: Mark
  beats: Beat[]
  hours: Map<number, Bucket>
}

/**
 * Rolls up schedules whose mark is due: folds what came after the mark into the rows of its hours and moves the mark.
 * @returns how many marks were moved; less than `batch` means that nothing more is due
 */
export const rollUp = (db: FleetDb, batch: number): Promise<number> =>
  db.transaction(async (sql) => {
    const marks = await sql<Mark[]>`
      select tenant_id, monitor_id, region from rollup_mark
      where due_at <= now() order by due_at limit ${batch} for update skip locked`
    if (marks.length === 0) return 0
    const beats = await beatsAfter(sql, marks)
    const works = marks.map((mark): Work => ({ mark, beats: [], hours: new Map() }))
    for (const beat of beats) works[beat.place - 1]!.beats.push(beat)
    await readHours(sql, works)
    for (const work of works) foldBeats(work)
    await Promise.all([writeHours(sql, works), moveMarks(sql, works)])
    return marks.length
  })

const columnsOf = (marks: readonly Mark[]) =>
  [marks.map((m) => m.tenant_id), marks.map((m) => m.monitor_id), marks.map((m) => m.region)] as const

const beatsAfter = (sql: FleetSql, marks: readonly Mark[]): Promise<Beat[]> => {
  const [tenants, monitors, regions] = columnsOf(marks)
  return sql<Beat[]>`
    select k.place::int as place, h.slot_at, h.attempt, h.status, h.latency_ms
    from unnest(${tenants}::uuid[], ${monitors}::uuid[], ${regions}::int2[])
      with ordinality as k (tenant_id, monitor_id, region, place)
    join rollup_mark m on m.tenant_id = k.tenant_id and m.monitor_id = k.monitor_id and m.region = k.region
    cross join lateral (
      select slot_at, attempt, status, latency_ms from heartbeat h
      where h.tenant_id = m.tenant_id and h.monitor_id = m.monitor_id and h.region = m.region
        and h.slot_at >= m.slot_at and (h.slot_at, h.attempt) > (m.slot_at, m.attempt)
      order by h.slot_at, h.attempt limit ${beatsAtOnce}) h
    order by k.place, h.slot_at, h.attempt`
}

/** The rows, as they are, of the hours that the beats belong to. */
const readHours = async (sql: FleetSql, works: readonly Work[]): Promise<void> => {
  const wanted = works.flatMap((work, place) =>
    [...new Set(work.beats.map((beat) => hourOf(beat.slot_at.getTime())))].map((from) => ({ work, place, from })),
  )
  if (wanted.length === 0) return
  for (const { work, from } of wanted) work.hours.set(from, emptyBucket(from))
  const [tenants, monitors, regions] = columnsOf(wanted.map(({ work }) => work.mark))
  const rows = await sql<(HourRow & { place: number })[]>`
    select k.place, r.* from unnest(${tenants}::uuid[], ${monitors}::uuid[], ${regions}::int2[],
      ${wanted.map(({ from }) => from)}::timestamptz[], ${wanted.map(({ place }) => place)}::int4[])
      as k (tenant_id, monitor_id, region, hour_at, place)
    join rollup_hour r on r.tenant_id = k.tenant_id and r.monitor_id = k.monitor_id and r.region = k.region
      and r.hour_at = k.hour_at`
  for (const row of rows) works[row.place]!.hours.set(row.hour_at.getTime(), bucketOfRow(row))
}

const bucketOfRow = (row: HourRow): Bucket => ({
  from: row.hour_at.getTime(),
  counts: { up: row.up, degraded: row.degraded, down: row.down, unknown: row.unknown, blocked: row.blocked },
  latency: {
    count: row.latency_count,
    sum: row.latency_sum,
    min: row.latency_min,
    max: row.latency_max,
    sketch: decodeSketch(row.sketch),
  },
})

const foldBeats = ({ beats, hours }: Work) => {
  for (const beat of beats) {
    const from = hourOf(beat.slot_at.getTime())
    const status = wordOf(statusLetters, beat.status)
    hours.set(from, fold(hours.get(from)!, { status, latencyMs: beat.latency_ms }))
  }
}

const writeHours = async (sql: FleetSql, works: readonly Work[]): Promise<void> => {
  const rows = works.flatMap(({ mark, hours }) => [...hours.values()].map((bucket) => ({ mark, bucket })))
  if (rows.length === 0) return
  const [tenants, monitors, regions] = columnsOf(rows.map((row) => row.mark))
  const counts = (status: keyof Bucket["counts"]) => rows.map(({ bucket }) => bucket.counts[status])
  await sql`
    insert into rollup_hour (tenant_id, monitor_id, region, hour_at, up, degraded, down, unknown, blocked,
      latency_count, latency_sum, latency_min, latency_max, sketch)
    select tenant_id, monitor_id, region, hour_at, up, degraded, down, unknown, blocked, count, sum, min, max,
      decode(sketch, 'hex')
    from unnest(${tenants}::uuid[], ${monitors}::uuid[], ${regions}::int2[],
      ${rows.map(({ bucket }) => bucket.from)}::timestamptz[], ${counts("up")}::int4[], ${counts("degraded")}::int4[],
      ${counts("down")}::int4[], ${counts("unknown")}::int4[], ${counts("blocked")}::int4[],
      ${rows.map(({ bucket }) => bucket.latency.count)}::int4[], ${rows.map(({ bucket }) => bucket.latency.sum)}::float8[],
      ${rows.map(({ bucket }) => bucket.latency.min)}::float4[], ${rows.map(({ bucket }) => bucket.latency.max)}::float4[],
      ${rows.map(({ bucket }) => Buffer.from(encodeSketch(bucket.latency.sketch)).toString("hex"))}::text[])
      as r (tenant_id, monitor_id, region, hour_at, up, degraded, down, unknown, blocked, count, sum, min, max, sketch)
    on conflict (tenant_id, monitor_id, hour_at, region) do update set up = excluded.up, degraded = excluded.degraded,
      down = excluded.down, unknown = excluded.unknown, blocked = excluded.blocked,
      latency_count = excluded.latency_count, latency_sum = excluded.latency_sum, latency_min = excluded.latency_min,
      latency_max = excluded.latency_max, sketch = excluded.sketch`
}

/** Seconds until it is looked at again: a schedule that said nothing (slow, or stopped) is asked less often. */
const waitOf = ({ beats }: Work) => {
  if (beats.length === beatsAtOnce) return 0
  return beats.length === 0 ? 5 * everySeconds : everySeconds
}

const moveMarks = (sql: FleetSql, works: readonly Work[]): Promise<unknown> => {
  const [tenants, monitors, regions] = columnsOf(works.map((work) => work.mark))
  const last = works.map((work) => work.beats.at(-1))
  return sql`
    update rollup_mark m set slot_at = coalesce(w.slot_at, m.slot_at), attempt = coalesce(w.attempt, m.attempt),
      due_at = now() + w.wait * interval '1 second'
    from unnest(${tenants}::uuid[], ${monitors}::uuid[], ${regions}::int2[],
      ${last.map((beat) => beat?.slot_at.getTime() ?? null)}::timestamptz[],
      ${last.map((beat) => beat?.attempt ?? null)}::int2[],
      ${works.map(waitOf)}::int4[])
      as w (tenant_id, monitor_id, region, slot_at, attempt, wait)
    where m.tenant_id = w.tenant_id and m.monitor_id = w.monitor_id and m.region = w.region`
}
