import { spawn } from "node:child_process"
import { once } from "node:events"
import { fileURLToPath } from "node:url"
import { rollUp } from "@nightjar/core/rollup/fleet"
import { createWorld, type World } from "@nightjar/core/testing"
import { createEngine, type TestEngine } from "@nightjar/core/testing/engine"
import { daysAgo, plantBeats } from "@nightjar/core/testing/past"
import { idToUuid } from "@nightjar/kit/id"
import { silentLog } from "@nightjar/kit/log"
import { hour } from "@nightjar/kit/time"
import { afterAll, beforeAll, expect, it } from "vitest"
import { postgresArchive } from "./postgres-archive.ts"
import { rebuild } from "./rebuild.ts"

let world: World
let engine: TestEngine
beforeAll(async () => {
  world = await createWorld()
  engine = await createEngine(world)
})
afterAll(async () => {
  await engine.close()
  await world.close()
})

const buckets = () => engine.sql`
  select 'hour' as size, h.* from rollup_hour h union all select 'day', d.* from rollup_day d order by 1, 2, 3, 4`

it("gives the same from packed heartbeats as from hot ones, for all monitors or one", async () => {
  const [one, other] = await engine.plant(world.acme, 2)
  for (const monitor of [one!, other!]) {
    await plantBeats(engine.sql, { tenant: world.acme, monitor }, { from: daysAgo(4) + 22 * hour, count: 300 })
    await engine.sql`update rollup_mark set slot_at = 'epoch', attempt = -1, due_at = now()`
  }
  while ((await rollUp(engine.fleet, 10)) > 0);
  const right = await buckets()
  const ask = { db: engine.fleet, owner: engine.sql, from: daysAgo(5), to: daysAgo(2) }
  const archive = postgresArchive({ db: engine.fleet, owner: engine.sql, log: silentLog })
  while (await archive.pack());

  await engine.sql`delete from rollup_hour`
  await engine.sql`update rollup_day set up = 0, sketch = '' where monitor_id = ${idToUuid(one!)}`
  expect(await rebuild({ ...ask, monitor: one })).toMatchObject({ monitors: 1, tallies: 0 })
  expect((await buckets()).length).toBeLessThan(right.length)
  expect(await rebuild(ask)).toMatchObject({ monitors: 2 })
  expect(await buckets()).toEqual(right)
})

it("is a program that says what it wants to know", async () => {
  const main = fileURLToPath(new URL("rebuild.main.ts", import.meta.url))
  const run = async (...args: string[]) => {
    const env = { ...process.env, DATABASE_URL: world.url }
    const child = spawn(process.execPath, ["--import", "tsx", main, ...args], {
      env,
      stdio: ["ignore", "pipe", "pipe"],
    })
    let output = ""
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (output += text))
    const [code] = await once(child, "close")
    return { code, output }
  }
  expect(await run("--from", "yesterday")).toEqual({ code: 1, output: expect.stringContaining("--from 2026-11-01") })
  const from = new Date(daysAgo(5)).toISOString().slice(0, 10)
  expect(await run("--from", from)).toEqual({ code: 0, output: expect.stringMatching(/"monitors":2,"beats":[1-9]/) })
})
