import { idToUuid } from "@nightjar/kit/id"
import { day, hour } from "@nightjar/kit/time"
import { afterAll, beforeAll, expect, it } from "vitest"
import { createWorld, type TestTenant, type World } from "../../testing/world.ts"
import { createMonitor } from "../monitor/monitor.actions.ts"
import { httpSample } from "../monitor/monitor.sample.ts"
import { summarize } from "./summary.queries.ts"

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const midnight = Date.UTC(2026, 10, 25)
const noon = new Date(midnight + day / 2)

/** Spans follow one another; the last one lasts. */
const plant = async (tenant: TestTenant, spans: [letter: string, hoursOfToday: number][]) => {
  const { id } = await createMonitor(tenant.as(), httpSample)
  const monitor = idToUuid(id)
  const at = (hours: number) => new Date(midnight + hours * hour).toISOString()
  await world.pool`delete from span where monitor_id = ${monitor}`
  for (const [index, [letter, from]] of spans.entries()) {
    const to = spans[index + 1]?.[1]
    await world.pool`insert into span (tenant_id, monitor_id, state, from_at, to_at)
      values (${idToUuid(tenant.info.id)}, ${monitor}, ${letter}, ${at(from)}, ${to === undefined ? null : at(to)})`
  }
  const [letter, since] = spans.at(-1)!
  await world.pool`update standing set state = ${letter}, settled = ${letter}, since = ${at(since)}
    where monitor_id = ${monitor}`
  return id
}

const summaryOf = ({ info }: TestTenant) => world.wiring.database.read(info.id, (db) => summarize(db, noon))

it("has no coverage where nothing should have been watched", async () => {
  const quiet = await world.addTenant("quiet")
  expect(await summaryOf(quiet)).toEqual({ states: {}, coverage: null })
  await plant(quiet, [["p", -20]])
  expect(await summaryOf(quiet)).toEqual({ states: { paused: 1 }, coverage: null })
})

it("counts every state, and covers the time of today in which something was known", async () => {
  const { acme, other } = world
  await plant(acme, [["u", -20]])
  await plant(acme, [
    ["u", -30],
    ["n", -2],
    ["u", 6],
  ])
  await plant(acme, [
    ["n", 10],
    ["d", 11],
  ])
  await plant(acme, [
    ["u", 4],
    ["p", 6],
  ])
  await plant(other, [["n", -20]])
  // Known: 12 + 6 + 1 + 2 hours; unknown 6 + 1.
  expect(await summaryOf(acme)).toEqual({ states: { up: 2, down: 1, paused: 1 }, coverage: 21 / 28 })
  expect(await summaryOf(other)).toEqual({ states: { no_data: 1 }, coverage: 0 })
})
