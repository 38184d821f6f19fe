import { wordOf } from "@nightjar/db/columns"
import type { FleetDb, FleetSql } from "@nightjar/db/transaction"
import { groupBy } from "@nightjar/kit/group-by"
import { statusLetters } from "../verdict/verdict.ts"
import { readBuckets, writeBuckets } from "./bucket.fleet.ts"
import { type Bucket, type Counted, emptyBucket, fold, isKept, type Size, sizes, startOf } from "./rollup.ts"

/**
 * Seconds until a schedule is looked at again, by how many heartbeats there were. Readers add what came after the mark
 * themselves, so passes may be rare: ten heartbeats in one cost a quarter of ten passes. A schedule that said nothing
 * (slow, or stopped) is asked less often.
 */
const waits = { busy: 60, ordinary: 600, silent: 1_800 }
const busyFrom = 60
/** Heartbeats of one schedule in one pass; one that has more is due again at once. */
const beatsAtOnce = 2_000

interface Mark {
  tenantId: string
  monitorId: string
  region: number
  slotAt: Date
}
interface Beat {
  place: number
  slot_at: Date
  attempt: number
  status: string
  latency_ms: number | null
  dns: number
  connect: number
  tls: number
  first_byte: number
  body: number
}

/** A mark, and what came after it. */
interface Work {
  mark: Mark
  beats: Beat[]
}

/**
 * Rolls up schedules whose mark is due: folds what came after the mark into the buckets that it belongs to, of all
 * sizes, and moves the mark.
 * @returns how many marks were moved; less than `batch` means that nothing more is due
 */
export const rollUp = (db: FleetDb, batch: number): Promise<number> =>
  db.transaction(async (sql) => {
    const due = await sql<(Mark & { now: Date })[]>`
      select tenant_id as "tenantId", monitor_id as "monitorId", region, slot_at as "slotAt", now() as now
      from rollup_mark
      where due_at <= now() order by due_at limit ${batch} for update skip locked`
    if (due.length === 0) return 0
    const works = await worksOf(sql, due)
    const now = due[0]!.now.getTime()
    await Promise.all([...sizes.map((size) => foldInto(sql, size, works, now)), moveMarks(sql, works)])
    return due.length
  })

const columnsOf = (marks: readonly Mark[]) =>
  [marks.map((m) => m.tenantId), marks.map((m) => m.monitorId), marks.map((m) => m.region)] as const

const worksOf = async (sql: FleetSql, marks: readonly Mark[]): Promise<Work[]> => {
  const [tenants, monitors, regions] = columnsOf(marks)
  const beats = await sql<Beat[]>`
    select k.place::int as place, h.slot_at, h.attempt, h.status, h.latency_ms, h.dns, h.connect, h.tls, h.first_byte,
      h.body
    from unnest(${tenants}::uuid[], ${monitors}::uuid[], ${regions}::int2[])
      with ordinality as k (tenant_id, monitor_id, region, place)
    join rollup_mark m on m.tenant_id = k.tenant_id and m.monitor_id = k.monitor_id and m.region = k.region
    cross join lateral (
      select * from heartbeat h
      where h.tenant_id = m.tenant_id and h.monitor_id = m.monitor_id and h.region = m.region
        and h.slot_at >= m.slot_at and (h.slot_at, h.attempt) > (m.slot_at, m.attempt)
      order by h.slot_at, h.attempt limit ${beatsAtOnce}) h
    order by k.place, h.slot_at, h.attempt`
  const works = marks.map((mark): Work => ({ mark, beats: [] }))
  for (const beat of beats) works[beat.place - 1]!.beats.push(beat)
  return works
}

const countedOf = (beat: Beat): Counted => ({
  status: wordOf(statusLetters, beat.status),
  latencyMs: beat.latency_ms,
  phases: { dns: beat.dns, connect: beat.connect, tls: beat.tls, firstByte: beat.first_byte, body: beat.body },
})

/** Of the buckets that the beats belong to, only the one that the mark lies in can be there already. */
const foldInto = async (sql: FleetSql, size: Size, works: readonly Work[], now: number): Promise<void> => {
  const groups = works.flatMap(({ mark, beats }) => {
    const { slotAt, ...whose } = mark
    const begun = startOf(size, slotAt.getTime())
    return [...groupBy(beats, (beat) => startOf(size, beat.slot_at.getTime()))]
      .filter(([from]) => isKept(size, from, now))
      .map(([from, own]) => ({ key: { ...whose, from }, own, isBegun: from === begun }))
  })
  const begun = groups.filter((group) => group.isBegun)
  const known = await readBuckets(
    sql,
    size,
    begun.map((group) => group.key),
  )
  const before = new Map(begun.map((group, place) => [group, known.get(place)]))
  const owned = groups.map((group) => {
    const bucket: Bucket = before.get(group) ?? emptyBucket(group.key.from)
    return { ...group.key, bucket: fold(bucket, group.own.map(countedOf)) }
  })
  await writeBuckets(sql, size, owned)
}

const waitOf = ({ beats }: Work) => {
  if (beats.length === beatsAtOnce) return 0
  if (beats.length === 0) return waits.silent
  return beats.length >= busyFrom ? waits.busy : waits.ordinary
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
