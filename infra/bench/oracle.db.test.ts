import type { Sent } from "@nightjar/channels/sent"
import { createChannel } from "@nightjar/core/channel/actions"
import { webhookSample } from "@nightjar/core/channel/sample"
import { dropPacked, packSome } from "@nightjar/core/heartbeat/packing"
import { heartbeat } from "@nightjar/core/heartbeat/table"
import { createMaintenance, endMaintenance, startMaintenance } from "@nightjar/core/maintenance/actions"
import { manualSample } from "@nightjar/core/maintenance/sample"
import {
  createMonitor,
  editMonitor,
  pauseMonitors,
  restartMonitors,
  resumeMonitors,
} from "@nightjar/core/monitor/actions"
import { rollUp } from "@nightjar/core/rollup/fleet"
import { createWorld, type TestTenant, type World } from "@nightjar/core/testing"
import { createEngine, type TestEngine } from "@nightjar/core/testing/engine"
import { statuses } from "@nightjar/core/verdict"
import { listParts } from "@nightjar/db/partition"
import { asOwner } from "@nightjar/db/transaction"
import { type Id, idToUuid } from "@nightjar/kit/id"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { refold } from "../testing/refold.ts"
import { type Dice, dice } from "./dice.ts"
import { askOracle } from "./oracle.ts"

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

interface Cast {
  tenant: TestTenant
  id: Id<"monitor">
  /** Two windows that may overlap over it. */
  maintenances: Id<"maintenance">[]
}

const cast = async (tenant: TestTenant, id: Id<"monitor">): Promise<Cast> => {
  const plan = async () => (await createMaintenance(tenant.as(), { ...manualSample, monitors: [id] })).id
  return { tenant, id, maintenances: [await plan(), await plan()] }
}

/** Starts what does not run, and ends what does. */
const turn = async ({ tenant }: Cast, id: Id<"maintenance">) => {
  const [row] = await engine.sql`
    select started_at is not null and ended_at is null as runs from maintenance where id = ${idToUuid(id)}`
  await (row!.runs ? endMaintenance : startMaintenance)(tenant.as(), { id })
}

const settings = { retryIntervalSeconds: 20, timeoutSeconds: 5, retries: 1, recoveries: 1 } as const
const config = { type: "tcp", host: "192.0.2.9", port: 1 } as const

const edit = async ({ tenant, id }: Cast, intervalSeconds: number) => {
  const [row] = await engine.sql`select version from monitor where id = ${idToUuid(id)}`
  await editMonitor(tenant.as(), { id, version: row!.version, name: "Edited", intervalSeconds, config, ...settings })
}

/** One step: time passes, checks are claimed and answered, some too late, and people meddle. */
const step = async (roll: Dice, monitors: readonly Cast[]) => {
  await engine.pass(1_000 + roll(roll(8) === 0 ? 400_000 : 40_000))
  const claims = await engine.claim()
  const one = monitors[roll(monitors.length)]!
  if (roll(6) === 0) await pauseMonitors(one.tenant.as(), { ids: [one.id] })
  if (roll(6) === 0) await resumeMonitors(one.tenant.as(), { ids: [one.id] })
  if (roll(12) === 0) await restartMonitors(one.tenant.as(), { ids: [one.id] })
  if (roll(9) === 0) await edit(one, 30 + roll(60))
  if (roll(4) === 0) await turn(one, one.maintenances[roll(2)]!)
  if (roll(3) > 0) await engine.maintain()
  const outcomes = new Map(claims.map((claim) => [claim, statuses[roll(10) < 6 ? 0 : roll(5)]!]))
  await engine.complete(
    claims.filter(() => roll(10) > 0),
    (claim) => outcomes.get(claim)!,
  )
  if (roll(3) === 0) await engine.answerProbes(statuses[roll(3)]!)
  await tell(roll)
}

const answer = { status: 500, id: null, text: "We are sorry." }
const fates: Sent[] = [
  { kind: "delivered", answer },
  { kind: "again", answer },
  { kind: "ambiguous", answer },
  { kind: "refused", answer },
]

/** Two senders at once, each of which is late now and then, or never comes back. */
const tell = async (roll: ReturnType<typeof dice>) => {
  const claims = await Promise.all([engine.claimDeliveries({ batch: 3 }), engine.claimDeliveries({ batch: 3 })])
  if (roll(5) === 0) await engine.pass(31_000)
  for (const errands of claims) if (roll(6) > 0) await engine.settle(errands, fates[roll(10) < 6 ? 0 : roll(4)]!)
}

/** Monitors that stand in maintenance though nothing covers them, or do not though something does. */
const misplaced = () => engine.sql`
  select s.monitor_id from standing s join monitor on monitor.id = s.monitor_id and type <> 'group'
  where s.settled <> 'p' and (s.settled = 'm') <> exists (
    select from maintenance_window w join maintenance_monitor m using (tenant_id, maintenance_id)
    where w.to_at is null and m.tenant_id = s.tenant_id and m.monitor_id = s.monitor_id)`

describe("the oracle", () => {
  it.each([1, 2, 3])("finds nothing wrong with story %i", async (seed) => {
    const roll = dice(seed)
    const monitors: Cast[] = []
    for (const tenant of [world.acme, world.other]) {
      await createChannel(tenant.as(), webhookSample)
      const company = await createMonitor(tenant.as(), { name: "Company", config: { type: "group" } })
      const { id: groupId } = await createMonitor(tenant.as(), {
        name: "Shop",
        groupId: company.id,
        config: { type: "group" },
      })
      for (const id of await engine.plant(tenant, 3, { groupId })) monitors.push(await cast(tenant, id))
    }
    for (let i = 0; i < 50; i++) await step(roll, monitors)
    expect(await askOracle(engine.sql)).toEqual([])
    expect(await refold(engine.sql)).toEqual([])
    await engine.maintain()
    expect(await misplaced()).toEqual([])
  })

  it("has seen messages come to every end", async () => {
    const rows = await engine.sql`select distinct state from delivery order by state`
    expect(rows.map(({ state }) => state)).toEqual(expect.arrayContaining(["combined", "delivered", "failed"]))
    expect(await engine.sql`select 1 from delivery where unanswered > 0`).not.toHaveLength(0)
  })

  it("finds minutes, hours and days to be the sum of their heartbeats", async () => {
    await engine.sql`update rollup_mark set due_at = now()`
    expect(await rollUp(engine.fleet, 500)).toBeGreaterThan(0)
    expect(await engine.sql`select 1 from rollup_hour where latency_count > 1`).not.toHaveLength(0)
    expect(await askOracle(engine.sql)).toEqual([])
  })

  it.each([
    ["I1", "delete from heartbeat where ctid = (select ctid from heartbeat where attempt = 0 limit 1)"],
    ["I2", "update heartbeat set token = 0 where token > 3"],
    ["I3", "update heartbeat set slot_at = slot_at + interval '7 ms'"],
    ["I4", "update gap set cause = 'paused' where cause = 'worker_down'"],
    ["I5a", "update heartbeat set seq = 1"],
    [
      "I5b",
      "update turn set to_state = case to_state when 'm' then 'u' else 'm' end where seq = (select max(seq) from turn)",
    ],
    ["I5c", "update span set to_at = to_at - interval '1 s' where to_at is not null"],
    ["I5d", "update standing set state = 'm'"],
    ["I5e", "update standing set settled = 'g' where monitor_id in (select id from monitor where type = 'group')"],
    ["I6", "update incident set opened_seq = opened_seq + 1000"],
    ["I7", "delete from delivery where ctid = (select ctid from delivery limit 1)"],
    ["I7", "update delivery set channel_id = gen_random_uuid()"],
    ["I8", "update delivery set answer = null where state = 'delivered'"],
    ["I8", "update delivery set state = 'waiting', settled_at = null, due_at = now() + interval '2 days'"],
    ["I9", "update delivery set settled_at = settled_at - turn_seq * interval '1 day' where state = 'delivered'"],
    ["I10", "update gap set tenant_id = (select id from tenant where id <> gap.tenant_id limit 1)"],
    ["I11a", "update rollup_minute set up = up + 1"],
    ["I11a", "update rollup_hour set latency_sum = latency_sum + 1"],
    ["I11a", "update rollup_day set first_byte = first_byte + 1"],
    ["I11a", "delete from rollup_day"],
    ["I11b", "update rollup_hour set sketch = decode('010a01', 'hex') where latency_count > 0"],
    ["I11c", "update span set down_ms = down_ms + 1"],
  ])("finds a planted break of %s: %s", (invariant, damage) => expectFound(invariant, damage))

  it("finds nothing wrong when all of it is packed", async () => {
    const parts = await listParts(engine.sql, heartbeat)
    for (const part of parts) {
      while (await packSome(engine.fleet, part));
      expect(await askOracle(engine.sql)).toEqual([])
      await asOwner(engine.sql, (sql) => dropPacked(sql, part))
    }
    expect(await engine.sql`select 1 from heartbeat_hour`).not.toHaveLength(0)
    expect(await askOracle(engine.sql)).toEqual([])
  })

  it.each([
    ["I1", "delete from heartbeat_hour where hour_at = (select max(hour_at) from heartbeat_hour)"],
    ["I11a", "update rollup_hour set up = up + 1"],
    ["I11d", "update heartbeat_hour set beats = beats + 1"],
    [
      "I11d",
      "update heartbeat_hour set hour_at = hour_at + interval '1 hour' where hour_at = (select max(hour_at) from heartbeat_hour)",
    ],
  ])("finds a planted break of %s in packed days: %s", (invariant, damage) => expectFound(invariant, damage))
})

/** The damage is undone. */
const expectFound = async (invariant: string, damage: string) => {
  const found = await engine.sql
    .begin(async (sql) => {
      const changed = await sql.unsafe(damage)
      expect(changed.count).toBeGreaterThan(0)
      throw await askOracle(sql)
    })
    .catch((violations) => violations)
  expect(found.map((violation: { invariant: string }) => violation.invariant)).toContain(invariant)
}
