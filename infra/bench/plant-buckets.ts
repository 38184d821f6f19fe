/** What planted heartbeats roll up to, by precomputed kinds of hours: folding millions of them would take an hour. */
import { addToSketch, emptySketch, encodeSketch, mergeSketches, type Sketch } from "@nightjar/kit/sketch"
import { day, hour } from "@nightjar/kit/time"
import type { TransactionSql } from "postgres"

/** How planted monitors are checked. */
export interface Grid {
  intervalMs: number
  /** The start of the first hour that heartbeats are planted in, Unix ms; all of those since then are there. */
  startMs: number
  hours: number
  /** Hours before that have buckets only, for some monitors. */
  pastHours: number
}

/** Hours differ; this many of them exist and each monitor goes through them in its own order. */
export const kinds = 100
export const beatsAnHour = ({ intervalMs }: Grid) => hour / intervalMs

/** Which kind an hour of a monitor is, counted from the grid's start. */
const kindAt = (kind: number, hourNumber: number) => (((kind + 7 * hourNumber) % kinds) + kinds) % kinds
export const kindOf = (hourNumber: string) => `(((p.kind + 7 * (${hourNumber})) % ${kinds} + ${kinds}) % ${kinds})`

/** Quarters of a millisecond, so that sums are exact; most are quick and some are slow: 20 to 400 ms. */
const latencyAt = (at: number): number => {
  const spread = ((at * 2_654_435_761) % 4_294_967_296) / 4_294_967_296
  return Math.round(4 * 20 * 20 ** (spread ** 3)) / 4
}

interface Sum {
  count: number
  sum: number
  min: number
  max: number
  sketch: Sketch
}

const sumOf = (latencies: readonly number[]): Sum => ({
  count: latencies.length,
  sum: latencies.reduce((total, ms) => total + ms, 0),
  min: Math.min(...latencies),
  max: Math.max(...latencies),
  sketch: addToSketch(emptySketch, latencies),
})

const merged = (sums: readonly Sum[]): Sum => ({
  count: sums.reduce((total, each) => total + each.count, 0),
  sum: sums.reduce((total, each) => total + each.sum, 0),
  min: Math.min(...sums.map((each) => each.min)),
  max: Math.max(...sums.map((each) => each.max)),
  sketch: mergeSketches(sums.map((each) => each.sketch)),
})

const hexOf = (sketch: Sketch) => Buffer.from(encodeSketch(sketch)).toString("hex")

/** An hour of a kind, of which so many heartbeats have been. */
const hourSums = (grid: Grid): Sum[][] =>
  Array.from({ length: kinds }, (_, kind) => {
    const latencies = Array.from({ length: beatsAnHour(grid) }, (_, at) => latencyAt(kind * beatsAnHour(grid) + at))
    return latencies.map((_, at) => sumOf(latencies.slice(0, at + 1)))
  })

/**
 * Makes the tables `hour_kind` and `day_kind` of the transaction; `plan` must be there.
 * @returns nothing: what is planted joins them
 */
export const planBuckets = async (sql: TransactionSql, grid: Grid): Promise<void> => {
  const hours = hourSums(grid)
  await planHours(sql, hours)
  const lives = await sql<Life[]>`select distinct kind, beats::int as beats, has_past as "hasPast" from plan`
  await planDays(
    sql,
    lives.flatMap((life) => daysOf(life, grid, hours)),
  )
}

const planHours = async (sql: TransactionSql, hours: readonly (readonly Sum[])[]): Promise<void> => {
  const rows = hours.flatMap((of, kind) => of.map((sum, at) => ({ kind, sum, own: sum.sum - (of[at - 1]?.sum ?? 0) })))
  await sql`
    create temp table hour_kind on commit drop as
    select * from unnest(${rows.map((r) => r.kind)}::int[], ${rows.map((r) => r.sum.count)}::int[],
      ${rows.map((r) => r.own)}::float4[], ${rows.map((r) => hexOf(addToSketch(emptySketch, [r.own])))}::text[],
      ${rows.map((r) => r.sum.sum)}::float8[], ${rows.map((r) => r.sum.min)}::float4[],
      ${rows.map((r) => r.sum.max)}::float4[], ${rows.map((r) => hexOf(r.sum.sketch))}::text[])
      as h (kind, taken, latency, own_sketch, sum, min, max, sketch)`
  await sql`analyze hour_kind`
}

/** Monitors of the same life have the same buckets. */
interface Life {
  kind: number
  beats: number
  hasPast: boolean
}

const daysOf = (life: Life, grid: Grid, hours: readonly (readonly Sum[])[]) => {
  const each = beatsAnHour(grid)
  const days = new Map<number, Sum[]>()
  for (let number = life.hasPast ? -grid.pastHours : 0; number < grid.hours; number++) {
    const taken = number < 0 ? each : Math.min(each, life.beats - number * each)
    if (taken <= 0) continue
    const dayMs = Math.floor((grid.startMs + number * hour) / day) * day
    days.set(dayMs, [...(days.get(dayMs) ?? []), hours[kindAt(life.kind, number)]![taken - 1]!])
  }
  return [...days].map(([dayMs, sums]) => ({ ...life, dayMs, sum: merged(sums) }))
}

const planDays = async (sql: TransactionSql, rows: readonly (Life & { dayMs: number; sum: Sum })[]): Promise<void> => {
  await sql`
    create temp table day_kind on commit drop as
    select * from unnest(${rows.map((r) => r.kind)}::int[], ${rows.map((r) => r.beats)}::int[],
      ${rows.map((r) => Number(r.hasPast))}::int[], ${rows.map((r) => r.dayMs)}::int8[],
      ${rows.map((r) => r.sum.count)}::int[], ${rows.map((r) => r.sum.sum)}::float8[],
      ${rows.map((r) => r.sum.min)}::float4[], ${rows.map((r) => r.sum.max)}::float4[],
      ${rows.map((r) => hexOf(r.sum.sketch))}::text[])
      as d (kind, beats, has_past, day_ms, taken, sum, min, max, sketch)`
  await sql`analyze day_kind`
}

const columns = `tenant_id, monitor_id, from_at, latency_sum, latency_count, latency_min, latency_max, dns, connect, tls,
  first_byte, body, up, degraded, down, unknown, blocked, region, sketch`

const bucket = (fromAt: string, own: { taken: string; sum: string; min: string; max: string; sketch: string }) => `
  p.tenant_id, p.id, ${fromAt}, case p.letter when 'u' then ${own.sum} else 0 end,
  case p.letter when 'u' then ${own.taken} else 0 end, case p.letter when 'u' then ${own.min} end,
  case p.letter when 'u' then ${own.max} end, 0, 0, 0, 0, 0, case p.letter when 'u' then ${own.taken} else 0 end, 0,
  case p.letter when 'd' then ${own.taken} else 0 end, 0, 0, 1,
  decode(case p.letter when 'u' then ${own.sketch} else '' end, 'hex')`

const moment = (ms: string) => `to_timestamp((${ms}) / 1000.0)`
const whole = { taken: "k.taken", sum: "k.sum", min: "k.min", max: "k.max", sketch: "k.sketch" }

/** Statements that insert the buckets of everything in `plan`; minutes for what is kept of them. */
export const bucketStatements = (grid: Grid): string[] => {
  const each = beatsAnHour(grid)
  const yesterday = Math.floor(Date.now() / day) * day - day
  const one = { taken: "1", sum: "k.latency", min: "k.latency", max: "k.latency", sketch: "k.own_sketch" }
  const minutes = `
    insert into rollup_minute (${columns})
    select ${bucket(`date_trunc('minute', ${moment("slot_ms")})`, one)}
    from plan p cross join lateral generate_series(0, p.beats - 1) beat
    cross join lateral (select p.anchor_ms + beat * ${grid.intervalMs} as slot_ms) as slot
    join hour_kind k on k.kind = ${kindOf(`beat / ${each}`)} and k.taken = beat % ${each} + 1
    where slot_ms >= ${yesterday} order by slot_ms`
  const hours = `
    insert into rollup_hour (${columns})
    select ${bucket(moment(`${grid.startMs} + n::int8 * ${hour}`), whole)}
    from generate_series(${-grid.pastHours}, ${grid.hours - 1}) n join plan p on n >= 0 or p.has_past
    join hour_kind k on k.kind = ${kindOf("n")} and k.taken = case when n < 0 then ${each} else least(p.beats - n * ${each}, ${each}) end
    order by n`
  const days = `
    insert into rollup_day (${columns})
    select ${bucket(moment("k.day_ms"), whole)}
    from plan p join day_kind k on k.kind = p.kind and k.beats = p.beats and k.has_past = p.has_past::int
    order by k.day_ms`
  return [minutes, hours, days]
}
