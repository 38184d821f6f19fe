import { listParts, type Part } from "@nightjar/db/partition"
import { asOwner, type FleetDb } from "@nightjar/db/transaction"
import { idToUuid } from "@nightjar/kit/id"
import { hour, minute } from "@nightjar/kit/time"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { createEngine, type TestEngine } from "../../testing/engine.ts"
import { daysAgo, plantBeats, readHot, readPacked, type Whose } from "../../testing/past.ts"
import { createWorld, type World } from "../../testing/world.ts"
import { createCaller } from "../router.ts"
import { heartbeat } from "./heartbeat.table.ts"
import { dropPacked, packSome } from "./packing.fleet.ts"

let world: World
let engine: TestEngine
let mine: Whose
let theirs: Whose
/** Each test has a day of its own. */
let dayAt = daysAgo(3)
beforeAll(async () => {
  world = await createWorld()
  engine = await createEngine(world)
  mine = { tenant: world.acme, monitor: (await engine.plant(world.acme))[0]! }
  theirs = { tenant: world.other, monitor: (await engine.plant(world.other))[0]! }
})
beforeEach(async () => {
  dayAt -= 24 * hour
  await plantBeats(engine.sql, mine, { from: dayAt + 5 * hour, count: 150 })
  await plantBeats(engine.sql, theirs, { from: dayAt, count: 150 })
  await plantBeats(engine.sql, mine, { from: dayAt + 5 * hour, count: 90, region: 2 })
})
afterAll(async () => {
  await engine.close()
  await world.close()
})

const partOf = async (): Promise<Part | undefined> =>
  (await listParts(engine.sql, heartbeat)).find((part) => part.from === dayAt)
const packAll = async (part: Part) => {
  while (await packSome(engine.fleet, part));
}
const drop = (part: Part) => asOwner(engine.sql, (sql) => dropPacked(sql, part))

/** A database that is gone before it can commit. */
const dying: FleetDb = {
  transaction: (use) =>
    engine.fleet.transaction(async (sql) => {
      await use(sql)
      throw new Error("killed")
    }),
}

describe("a day of heartbeats", () => {
  it("is the same packed, hour by hour and region by region, and takes a tenth of the room", async () => {
    const [part, hot] = [(await partOf())!, await readHot(engine.sql, mine, dayAt)]
    await packAll(part)
    expect(await readPacked(engine.sql, mine, dayAt)).toEqual(hot)
    expect(await drop(part)).toEqual({ counted: expect.any(Number), packed: expect.any(Number) })
    expect(await partOf()).toBeUndefined()
    const [row] = await engine.sql`
      select count(*)::int as hours, sum(beats)::int as beats, sum(length(packed))::int as bytes from heartbeat_hour
      where monitor_id = ${idToUuid(mine.monitor)} and hour_at >= ${new Date(dayAt)}`
    expect(row!.beats).toBe(hot.length)
    expect(row!.bytes / row!.beats).toBeLessThan(14)
  })

  it("loses nothing and doubles nothing when the packer is killed, wherever that is", async () => {
    const [part, hot] = [(await partOf())!, await readHot(engine.sql, mine, dayAt)]
    await expect(packSome(dying, part)).rejects.toThrow("killed")
    expect(await readPacked(engine.sql, mine, dayAt)).toEqual([])
    await packAll(part)
    const killedDrop = asOwner(engine.sql, async (sql) => {
      await dropPacked(sql, part)
      throw new Error("killed")
    })
    await expect(killedDrop).rejects.toThrow("killed")
    expect(await readHot(engine.sql, mine, dayAt)).toEqual(hot)
    await drop(part)
    expect(await partOf()).toBeUndefined()
    expect(await readPacked(engine.sql, mine, dayAt)).toEqual(hot)
  })

  it("is packed by one at a time", async () => {
    const part = (await partOf())!
    await engine.sql`insert into heartbeat_day (day_at) values (${new Date(dayAt)})`
    await engine.sql.begin(async (other) => {
      await other`select 1 from heartbeat_day where day_at = ${new Date(dayAt)} for update`
      expect(await packSome(engine.fleet, part)).toBeNull()
    })
    expect(await Promise.all([packSome(engine.fleet, part), packSome(engine.fleet, part)])).toContain(false)
    const dropped = await Promise.all([drop(part), drop(part)])
    expect(dropped.filter((each) => each !== null)).toHaveLength(1)
  })

  it("stays, and is packed again, when something came after it was packed", async () => {
    const part = (await partOf())!
    await packAll(part)
    await plantBeats(engine.sql, mine, { from: dayAt + 20 * hour, count: 3 })
    const refused = (await drop(part))!
    expect(refused.counted).toBe(refused.packed + 3)
    expect(await partOf()).toEqual(part)
    const hot = await readHot(engine.sql, mine, dayAt)
    await packAll(part)
    expect(await readPacked(engine.sql, mine, dayAt)).toEqual(hot)
    await drop(part)
    expect(await partOf()).toBeUndefined()
  })

  it("leaves nothing of a monitor that was deleted for good", async () => {
    const gone = { tenant: world.acme, monitor: (await engine.plant(world.acme))[0]! }
    await plantBeats(engine.sql, gone, { from: dayAt, count: 30 })
    await engine.sql`delete from monitor where id = ${idToUuid(gone.monitor)}`
    const part = (await partOf())!
    await packAll(part)
    await drop(part)
    expect(await partOf()).toBeUndefined()
    expect(await readPacked(engine.sql, gone, dayAt)).toEqual([])
  })

  it("is read as before, backwards from any moment, whether it is hot, packed, or both", async () => {
    const api = createCaller(world.acme.as())
    const read = async () => {
      const pages = []
      for (let before = new Date(dayAt + 6 * hour + 30 * minute), page = 0; page < 4; page++) {
        const beats = await api.monitor.beats({ id: mine.monitor, limit: 40, before: before.toISOString() })
        pages.push(...beats)
        before = beats.at(-1)!.slotAt
      }
      return pages
    }
    const part = (await partOf())!
    const slots = (await readHot(engine.sql, mine, dayAt))
      .map((beat) => beat.slotAt)
      .filter((slotAt) => slotAt < dayAt + 6 * hour + 30 * minute)
      .sort((one, other) => other - one)
    const hot = await read()
    await packAll(part)
    expect(await read()).toEqual(hot)
    await drop(part)
    expect(await read()).toEqual(hot)
    expect(hot.map((beat) => beat.slotAt.getTime())).toEqual(slots.slice(0, hot.length))
  })
})
