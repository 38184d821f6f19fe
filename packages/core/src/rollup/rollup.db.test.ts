import { type Id, idToUuid } from "@nightjar/kit/id"
import { day, hour, minute } from "@nightjar/kit/time"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { createEngine, type TestEngine } from "../../testing/engine.ts"
import { daysAgo, plantBeats, readHot } from "../../testing/past.ts"
import { createWorld, type World } from "../../testing/world.ts"
import { type BucketKey, readBuckets } from "./bucket.fleet.ts"
import { listRolledUp, rebuildDay } from "./rebuild.fleet.ts"
import { rollUp } from "./rollup.fleet.ts"
import { listLatencies } from "./rollup.queries.ts"
import { type Bucket, emptyBucket, fold, type Size, sizes, startOf } from "./rollup.ts"

let world: World
let engine: TestEngine
let monitor: Id<"monitor">
/** Two hours and a half, across the last midnight. */
const from = daysAgo(0) - 30 * minute
const count = 150
const days = [daysAgo(1), daysAgo(0)]
beforeAll(async () => {
  world = await createWorld()
  engine = await createEngine(world)
  monitor = (await engine.plant(world.acme))[0]!
  await engine.sql`update rollup_mark set slot_at = ${new Date(from)}, due_at = now()`
  await plantBeats(engine.sql, whose(), { from, count })
})
afterAll(async () => {
  await engine.close()
  await world.close()
})

const whose = () => ({ tenant: world.acme, monitor })
const key = () => ({ tenantId: idToUuid(world.acme.info.id), monitorId: idToUuid(monitor), region: 1 })

/** What is in the tables, for each start of a bucket that may be there. */
const kept = async (size: Size): Promise<Bucket[]> => {
  const length = { minute, hour, day }[size]
  const keys: BucketKey[] = []
  for (let at = startOf(size, from); at < from + count * minute; at += length) keys.push({ ...key(), from: at })
  return [...(await engine.fleet.transaction((sql) => readBuckets(sql, size, keys))).values()]
}

/** What the heartbeats fold to. */
const folded = async (size: Size): Promise<Bucket[]> => {
  const beats = (await Promise.all(days.map((dayAt) => readHot(engine.sql, whose(), dayAt)))).flat()
  const starts = [...new Set(beats.map((beat) => startOf(size, beat.slotAt)))]
  return starts.map((at) =>
    fold(
      emptyBucket(at),
      beats.filter((beat) => startOf(size, beat.slotAt) === at),
    ),
  )
}

/** Sums of columns that hold four bytes differ behind the sixth digit. */
const rounded = (buckets: readonly Bucket[]) =>
  buckets.map(({ latency: { phases, sum, ...latency }, ...bucket }) => ({
    ...bucket,
    latency: { ...latency, sum: sum.toFixed(2) },
    phases: Object.values(phases).map((ms) => ms.toPrecision(4)),
  }))

const expectAllEqual = async () => {
  for (const size of sizes) expect(rounded(await kept(size)), size).toEqual(rounded(await folded(size)))
}

const rollAll = async () => {
  await engine.sql`update rollup_mark set due_at = now()`
  while ((await rollUp(engine.fleet, 10)) > 0);
}

const latencies = (size: Size) =>
  world.wiring.database.read(world.acme.info.id, (db) =>
    listLatencies(db, { id: monitor, size, from: days[0]!, stepMs: hour }),
  )
const shown = async (size: Size) =>
  [...(await latencies(size))].map(([at, { count, sum, sketch }]) => [at, count, sum.toFixed(2), [...sketch].sort()])

describe("the rollup", () => {
  it("shows the same before a heartbeat is rolled up as afterwards", async () => {
    const before = await shown("minute")
    expect(before.reduce((sum, [, each]) => sum + (each as number), 0)).toBeGreaterThan(130)
    await rollAll()
    expect(await shown("minute")).toEqual(before)
    expect(await shown("hour")).toEqual(before)
  })

  it("folds each heartbeat into its minute, its hour and its day, and once", async () => {
    await expectAllEqual()
    await rollAll()
    await expectAllEqual()
  })

  it("goes on within a minute, an hour and a day that are begun", async () => {
    for (const size of sizes) await engine.sql`delete from ${engine.sql(`rollup_${size}`)}`
    await engine.sql`
      update rollup_mark set attempt = 0, slot_at = (select max(slot_at) from heartbeat where attempt = 1)
      where monitor_id = ${idToUuid(monitor)}`
    for (const dayAt of days) await rebuildDay(engine.fleet, key(), dayAt)
    await rollAll()
    await expectAllEqual()
  })

  it("takes as many passes as it needs, and leaves none out", async () => {
    const [slow] = await engine.plant(world.other)
    await plantBeats(engine.sql, { tenant: world.other, monitor: slow! }, { from, count: 2_500 })
    await engine.sql`update rollup_mark set slot_at = 'epoch' where monitor_id = ${idToUuid(slow!)}`
    await rollAll()
    const [row] = await engine.sql`
      select sum(up + degraded + down)::int as beats, (select count(*)::int from heartbeat where monitor_id = ${idToUuid(slow!)}) as all
      from rollup_day where monitor_id = ${idToUuid(slow!)}`
    expect(row!.beats).toBe(row!.all)
  })
})

describe("rebuilding", () => {
  it("puts right what is wrong, again and again the same", async () => {
    await engine.sql`update rollup_hour set up = up + 1, sketch = ''`
    await engine.sql`delete from rollup_minute where from_at > ${new Date(from + hour)}`
    await engine.sql`update rollup_day set latency_sum = 0`
    for (let times = 0; times < 2; times++) {
      for (const schedule of await listRolledUp(engine.fleet, idToUuid(monitor)))
        for (const dayAt of days) await rebuildDay(engine.fleet, schedule, dayAt)
      await expectAllEqual()
    }
  })

  it("leaves a day alone of which no heartbeat is kept", async () => {
    const old = daysAgo(400)
    await engine.sql`
      insert into rollup_day select tenant_id, monitor_id, ${new Date(old)}, latency_sum, latency_count, latency_min, latency_max,
        dns, connect, tls, first_byte, body, up, degraded, down, unknown, blocked, region, sketch
      from rollup_day where monitor_id = ${idToUuid(monitor)} limit 1`
    expect(await rebuildDay(engine.fleet, key(), old)).toBe(0)
    expect(await engine.sql`select 1 from rollup_day where from_at = ${new Date(old)}`).toHaveLength(1)
  })
})
