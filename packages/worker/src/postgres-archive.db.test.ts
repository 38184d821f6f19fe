import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { gunzipSync } from "node:zlib"
import { heartbeat, heartbeatHour } from "@nightjar/core/heartbeat/table"
import { deleteMonitors } from "@nightjar/core/monitor/actions"
import { eraseDeleted } from "@nightjar/core/monitor/fleet"
import { longestRetentionDays } from "@nightjar/core/plan"
import { dividedTables } from "@nightjar/core/schema"
import { createWorld, type World } from "@nightjar/core/testing"
import { createEngine, type TestEngine } from "@nightjar/core/testing/engine"
import { daysAgo, plantBeats, readHot, readPacked, type Whose } from "@nightjar/core/testing/past"
import { ensureParts, listParts, partAt } from "@nightjar/db/partition"
import { asOwner } from "@nightjar/db/transaction"
import { idToUuid } from "@nightjar/kit/id"
import { silentLog } from "@nightjar/kit/log"
import { day, hour } from "@nightjar/kit/time"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { until } from "../testing/shift.ts"
import { postgresArchive } from "./postgres-archive.ts"

let world: World
let engine: TestEngine
let folder: string
let mine: Whose
beforeAll(async () => {
  world = await createWorld()
  engine = await createEngine(world)
  folder = await mkdtemp(join(tmpdir(), "nightjar-export-"))
  mine = { tenant: world.acme, monitor: (await engine.plant(world.acme))[0]! }
})
afterAll(async () => {
  await rm(folder, { recursive: true })
  await engine.close()
  await world.close()
})

const archive = (exportFolder?: string) =>
  postgresArchive({ db: engine.fleet, owner: engine.sql, log: silentLog, exportFolder })
const never = new AbortController().signal
const packEverything = async () => {
  while (await archive().pack());
}

describe("parts", () => {
  it("reach from yesterday to the day after tomorrow, and months to the next one", async () => {
    await archive().makeParts()
    expect(await archive().makeParts()).toEqual([])
    const { aheadMs } = await archive().survey()
    expect(aheadMs).toBeGreaterThan(2 * day)
    for (const table of dividedTables) {
      const parts = await listParts(engine.sql, table)
      expect(parts[0]!.from).toBeLessThanOrEqual(Date.now() - day)
      expect(parts.at(-1)!.until).toBeGreaterThan(Date.now() + 2 * day)
    }
  })

  it("are dropped when they are kept no longer", async () => {
    await asOwner(engine.sql, (sql) => ensureParts(sql, dividedTables, daysAgo(200), daysAgo(199)))
    const names = await archive().dropParts()
    expect(names.map((name) => name.replace(/_\d+$/, "")).sort()).toContain("rollup_hour")
    expect(names.some((name) => name.startsWith("heartbeat"))).toBe(false)
    expect(await archive().dropParts()).toEqual([])
  })
})

describe("a day that is over", () => {
  it("is made tight, once", async () => {
    // Yesterday is not settled yet in the first hour of a day.
    const dayAt = daysAgo(2)
    for (const monitor of await engine.plant(world.acme, 60))
      await plantBeats(engine.sql, { tenant: world.acme, monitor }, { from: dayAt, count: 240 })
    // In the order in which they would have come, which is not that of the index.
    await engine.sql`create table shuffled as select * from heartbeat where slot_at >= ${new Date(dayAt)} order by slot_at, monitor_id`
    await engine.sql`truncate heartbeat`
    await engine.sql`insert into heartbeat select * from shuffled`
    const [part] = (await listParts(engine.sql, heartbeat)).filter((each) => each.from === dayAt)
    const size = async () => {
      const [row] = await engine.sql<{ bytes: number }[]>`select pg_indexes_size(${part!.name})::int as bytes`
      return row!.bytes
    }
    const before = await size()
    const tightened: (string | null)[] = []
    while (tightened.at(-1) !== null) tightened.push(await archive().tighten(never))
    expect(tightened.filter((name) => name === part!.name)).toHaveLength(1)
    expect(await size()).toBeLessThan(0.85 * before)
    expect(await readHot(engine.sql, mine, dayAt)).toEqual([])
  })

  it("is given up when the worker stops, and done by the next", async () => {
    const [part] = await listParts(engine.sql, heartbeat)
    await engine.sql`update heartbeat_day set tightened_at = null where day_at = ${new Date(part!.from)}`
    const stop = new AbortController()
    await engine.sql.begin(async (writer) => {
      // Somebody still writes, for whom making it anew would wait.
      await writer.unsafe(`lock table ${part!.name} in row exclusive mode`)
      const stopped = archive().tighten(stop.signal)
      const waits = async () => {
        const rows =
          await engine.sql`select 1 from pg_stat_activity where query like 'reindex%' and wait_event_type = 'Lock'`
        return rows.length > 0 ? true : undefined
      }
      await until(waits, async () => {})
      stop.abort()
      await stopped
    })
    expect(await archive().tighten(never)).toBe(part!.name)
    const invalid = await engine.sql`select 1 from pg_index where not indisvalid and indrelid = ${part!.name}::regclass`
    expect(invalid).toEqual([])
  })
})

describe("heartbeats", () => {
  it("stay hot for two days after theirs, and are packed then", async () => {
    for (const days of [5, 3, 2]) await plantBeats(engine.sql, mine, { from: daysAgo(days) + hour, count: 90 })
    const old = await readHot(engine.sql, mine, daysAgo(5))
    await packEverything()
    expect(await readPacked(engine.sql, mine, daysAgo(5))).toEqual(old)
    expect((await readPacked(engine.sql, mine, daysAgo(3))).length).toBe(old.length)
    expect(await readPacked(engine.sql, mine, daysAgo(2))).toEqual([])
    const [first] = await listParts(engine.sql, heartbeat)
    expect(first!.from).toBe(daysAgo(2))
  })

  it("are kept as long as the plan says, and written to a file before they go", async () => {
    await plantBeats(engine.sql, mine, { from: daysAgo(40) + hour, count: 90 })
    const old = await readHot(engine.sql, mine, daysAgo(40))
    await packEverything()
    expect(await archive(folder).prune(never)).toBe(false)
    await engine.sql`update tenant set plan = 'free' where slug = 'acme'`
    while (await archive(folder).prune(never));
    expect(await readPacked(engine.sql, mine, daysAgo(40))).toEqual([])
    expect(await readPacked(engine.sql, mine, daysAgo(5))).not.toEqual([])
    const name = `${new Date(daysAgo(40)).toISOString().slice(0, 10)}.ndjson.gz`
    const text = gunzipSync(await readFile(join(folder, mine.tenant.info.id, name))).toString()
    const lines = text
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line))
    expect(lines).toHaveLength(old.length)
    expect(lines[0]).toMatchObject({
      monitor: mine.monitor,
      region: "default",
      slotAt: new Date(old[0]!.slotAt).toISOString(),
      status: "up",
      latencyMs: old[0]!.latencyMs,
      phasesMs: { connect: expect.any(Number) },
    })
  })

  it("stay for a while after a larger plan, as that has kept them", async () => {
    await plantBeats(engine.sql, mine, { from: daysAgo(42) + hour, count: 30 })
    await packEverything()
    await engine.sql`
      insert into billing (tenant_id, customer_id, history_plan, history_until)
      values (${idToUuid(mine.tenant.info.id)}, 'cus_1', 'pro', now() + interval '1 day')`
    expect(await archive(folder).prune(never)).toBe(false)
    expect(await readPacked(engine.sql, mine, daysAgo(42))).not.toEqual([])
    await engine.sql`update billing set history_until = now()`
    while (await archive(folder).prune(never));
    expect(await readPacked(engine.sql, mine, daysAgo(42))).toEqual([])
  })

  it("are not removed when they cannot be written", async () => {
    await plantBeats(engine.sql, mine, { from: daysAgo(41) + hour, count: 30 })
    await packEverything()
    await writeFile(join(folder, "a-file"), "")
    await expect(archive(join(folder, "a-file", "below")).prune(never)).rejects.toThrow()
    expect(await readPacked(engine.sql, mine, daysAgo(41))).not.toEqual([])
    await archive(folder).prune(never)
    expect(await readPacked(engine.sql, mine, daysAgo(41))).toEqual([])
  })

  it("let their month go when the last of it was written", async () => {
    const dayAt = daysAgo(longestRetentionDays + 40)
    await plantBeats(engine.sql, mine, { from: dayAt + hour, count: 30 })
    await packEverything()
    await archive().dropParts()
    expect(await readPacked(engine.sql, mine, dayAt)).not.toEqual([])
    while (await archive(folder).prune(never));
    expect(await archive().dropParts()).toContain(partAt(heartbeatHour, dayAt).name)
  })

  it("go with their monitor", async () => {
    expect(await readPacked(engine.sql, mine, daysAgo(5))).not.toEqual([])
    await deleteMonitors(world.acme.as(), { ids: [mine.monitor] })
    await engine.sql`update monitor set deleted_at = now() - interval '1 hour' where id = ${idToUuid(mine.monitor)}`
    const erase = () => engine.fleet.transaction(eraseDeleted)
    expect([await erase(), await erase()]).toEqual([true, false])
    for (const table of ["heartbeat_hour", "rollup_mark", "span", "evidence"]) {
      const rows = await engine.sql`select 1 from ${engine.sql(table)} where monitor_id = ${idToUuid(mine.monitor)}`
      expect(rows, table).toHaveLength(0)
    }
  })
})
