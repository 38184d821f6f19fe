import type { FleetSql } from "@nightjar/db/transaction"
import { decodeSketches, encodeSketch } from "@nightjar/kit/sketch"
import { type Bucket, lengths, type Size } from "./rollup.ts"

/** A bucket and whose it is (uuids, the region's code). */
export interface OwnedBucket {
  tenantId: string
  monitorId: string
  region: number
  bucket: Bucket
}

/** What names the row of a bucket. */
export type BucketKey = Omit<OwnedBucket, "bucket"> & { from: number }

interface Row {
  place: number
  latency_sum: number
  latency_count: number
  latency_min: number | null
  latency_max: number | null
  dns: number
  connect: number
  tls: number
  first_byte: number
  body: number
  up: number
  degraded: number
  down: number
  unknown: number
  blocked: number
  sketch: Uint8Array
}

const tableOf = (size: Size) => `rollup_${size}`

/** @returns the bucket of each key, by its place; those without a row are missing */
export const readBuckets = async (
  sql: FleetSql,
  size: Size,
  keys: readonly BucketKey[],
): Promise<Map<number, Bucket>> => {
  if (keys.length === 0) return new Map()
  const times = keys.map((key) => key.from)
  const [first, last] = [new Date(Math.min(...times)), new Date(Math.max(...times) + lengths[size])]
  const rows = await sql<Row[]>`
    select k.place::int as place, r.* from unnest(${keys.map((k) => k.tenantId)}::uuid[],
      ${keys.map((k) => k.monitorId)}::uuid[], ${keys.map((k) => k.region)}::int2[], ${times}::timestamptz[])
      with ordinality as k (tenant_id, monitor_id, region, from_at, place)
    join ${sql(tableOf(size))} r on r.tenant_id = k.tenant_id and r.monitor_id = k.monitor_id and r.region = k.region
      and r.from_at = k.from_at
    where r.from_at >= ${first} and r.from_at < ${last}`
  return new Map(rows.map((row) => [row.place - 1, bucketOf(row, keys[row.place - 1]!.from)]))
}

const bucketOf = (row: Row, from: number): Bucket => ({
  from,
  counts: { up: row.up, degraded: row.degraded, down: row.down, unknown: row.unknown, blocked: row.blocked },
  latency: {
    sum: row.latency_sum,
    count: row.latency_count,
    min: row.latency_min,
    max: row.latency_max,
    phases: { dns: row.dns, connect: row.connect, tls: row.tls, firstByte: row.first_byte, body: row.body },
    sketch: decodeSketches(row.sketch),
  },
})

/** Writes buckets in the place of those that are there. */
export const writeBuckets = async (sql: FleetSql, size: Size, owned: readonly OwnedBucket[]): Promise<void> => {
  if (owned.length === 0) return
  const counts = (status: keyof Bucket["counts"]) => owned.map(({ bucket }) => bucket.counts[status])
  const latency = (field: "sum" | "count" | "min" | "max") => owned.map(({ bucket }) => bucket.latency[field])
  const phase = (name: keyof Bucket["latency"]["phases"]) => owned.map(({ bucket }) => bucket.latency.phases[name])
  await sql`
    insert into ${sql(tableOf(size))} (tenant_id, monitor_id, region, from_at, latency_sum, latency_count, latency_min,
      latency_max, dns, connect, tls, first_byte, body, up, degraded, down, unknown, blocked, sketch)
    select tenant_id, monitor_id, region, from_at, sum, count, min, max, dns, connect, tls, first_byte, body, up,
      degraded, down, unknown, blocked, decode(sketch, 'hex')
    from unnest(${owned.map((o) => o.tenantId)}::uuid[],
      ${owned.map((o) => o.monitorId)}::uuid[], ${owned.map((o) => o.region)}::int2[],
      ${owned.map(({ bucket }) => bucket.from)}::timestamptz[], ${latency("sum")}::float8[], ${latency("count")}::int4[],
      ${latency("min")}::float4[], ${latency("max")}::float4[], ${phase("dns")}::float4[], ${phase("connect")}::float4[],
      ${phase("tls")}::float4[], ${phase("firstByte")}::float4[], ${phase("body")}::float4[], ${counts("up")}::int4[],
      ${counts("degraded")}::int4[], ${counts("down")}::int4[], ${counts("unknown")}::int4[],
      ${counts("blocked")}::int4[], ${owned.map(({ bucket }) => hexOf(bucket))}::text[])
      as r (tenant_id, monitor_id, region, from_at, sum, count, min, max, dns, connect, tls, first_byte, body, up,
        degraded, down, unknown, blocked, sketch)
    on conflict (tenant_id, monitor_id, from_at, region) do update set latency_sum = excluded.latency_sum,
      latency_count = excluded.latency_count, latency_min = excluded.latency_min, latency_max = excluded.latency_max,
      dns = excluded.dns, connect = excluded.connect, tls = excluded.tls, first_byte = excluded.first_byte,
      body = excluded.body, up = excluded.up, degraded = excluded.degraded, down = excluded.down,
      unknown = excluded.unknown, blocked = excluded.blocked, sketch = excluded.sketch`
}

const hexOf = ({ latency }: Bucket) => Buffer.from(encodeSketch(latency.sketch)).toString("hex")
