import type { FleetDb, FleetSql } from "@nightjar/db/transaction"
import { groupBy } from "@nightjar/kit/group-by"
import { day } from "@nightjar/kit/time"
import type { Beat } from "../heartbeat/heartbeat.ts"
import { unpackHour } from "../heartbeat/pack.ts"
import { type BeatRow, beatOf } from "../heartbeat/packing.fleet.ts"
import { tallySpans } from "../span/span.fleet.ts"
import { writeBuckets } from "./bucket.fleet.ts"
import { emptyBucket, fold, isKept, sizes, startOf } from "./rollup.ts"

/** A monitor in a region (uuids, the region's code). */
export interface Schedule {
  tenantId: string
  monitorId: string
  region: number
}

/** Everything that is rolled up, or what is of one monitor (uuid). */
export const listRolledUp = (db: FleetDb, monitor: string | null): Promise<Schedule[]> =>
  db.transaction(
    (sql) => sql<Schedule[]>`
      select tenant_id as "tenantId", monitor_id as "monitorId", region from rollup_mark
      where ${monitor}::uuid is null or monitor_id = ${monitor}::uuid
      order by tenant_id, monitor_id, region`,
  )

/**
 * Makes the buckets of a UTC day anew from its heartbeats, hot or packed, up to the mark. The mark is locked meanwhile,
 * so nothing is folded in twice. A day without heartbeats stays as it is: they may be kept no longer.
 * @param dayAt its start, Unix milliseconds
 * @returns how many heartbeats there were
 */
export const rebuildDay = (db: FleetDb, schedule: Schedule, dayAt: number): Promise<number> =>
  db.transaction(async (sql) => {
    const { tenantId, monitorId, region } = schedule
    const [mark] = await sql<{ slotAt: Date; attempt: number; now: Date }[]>`
      select slot_at as "slotAt", attempt, now() as now from rollup_mark
      where tenant_id = ${tenantId} and monitor_id = ${monitorId} and region = ${region} for update`
    if (!mark) return 0
    const through = mark.slotAt.getTime()
    const beats = (await readDay(sql, schedule, dayAt)).filter(
      ({ slotAt, attempt }) => slotAt < through || (slotAt === through && attempt <= mark.attempt),
    )
    if (beats.length === 0) return 0
    for (const size of sizes) {
      const buckets = [...groupBy(beats, (beat) => startOf(size, beat.slotAt))]
        .filter(([from]) => isKept(size, from, mark.now.getTime()))
        .map(([from, own]) => ({ ...schedule, bucket: fold(emptyBucket(from), own) }))
      await sql`
        delete from ${sql(`rollup_${size}`)} where tenant_id = ${tenantId} and monitor_id = ${monitorId}
          and region = ${region} and from_at >= ${new Date(dayAt)} and from_at < ${new Date(dayAt + day)}`
      await writeBuckets(sql, size, buckets)
    }
    return beats.length
  })

/** A day is hot until it is dropped whole; from then on its packed hours are all there is. */
const readDay = async (sql: FleetSql, { tenantId, monitorId, region }: Schedule, dayAt: number): Promise<Beat[]> => {
  const [from, until] = [new Date(dayAt), new Date(dayAt + day)]
  const hot = await sql<BeatRow[]>`
    select * from heartbeat
    where tenant_id = ${tenantId} and monitor_id = ${monitorId} and region = ${region}
      and slot_at >= ${from} and slot_at < ${until}
    order by slot_at, attempt`
  if (hot.length > 0) return hot.map(beatOf)
  const packed = await sql<{ packed: Uint8Array }[]>`
    select packed from heartbeat_hour
    where tenant_id = ${tenantId} and monitor_id = ${monitorId} and region = ${region}
      and hour_at >= ${from} and hour_at < ${until}
    order by hour_at`
  return packed.flatMap((row) => unpackHour(row.packed))
}

/** Counts anew what the spans of a monitor keep of those before them, while no turn rewrites them. @returns how many were wrong */
export const rebuildTallies = (db: FleetDb, { tenantId, monitorId }: Omit<Schedule, "region">): Promise<number> =>
  db.transaction(async (sql) => {
    await sql`select 1 from standing where tenant_id = ${tenantId} and monitor_id = ${monitorId} for update`
    return tallySpans(sql, tenantId, monitorId)
  })
