/** The engine in a small world: a life, claims, and time that passes as told. */
import type { Sent } from "@nightjar/channels/sent"
import { checkConfig } from "@nightjar/checks/all"
import { openRawPool } from "@nightjar/db/connect"
import { ensureParts } from "@nightjar/db/partition"
import { asOwner, type FleetDb, fleetDatabase } from "@nightjar/db/transaction"
import { type Id, idToUuid } from "@nightjar/kit/id"
import { day } from "@nightjar/kit/time"
import type { Sql } from "postgres"
import { completeAttempts } from "../src/attempt/attempt.fleet.ts"
import type { Attempt } from "../src/attempt/attempt.ts"
import { claimDeliveries, type ClaimOptions as DeliveryClaimOptions, type Errand } from "../src/delivery/claim.fleet.ts"
import { settleDeliveries } from "../src/delivery/delivery.fleet.ts"
import { settle } from "../src/delivery/settling.ts"
import { advanceMaintenances, reconcileMaintenance } from "../src/maintenance/maintenance.fleet.ts"
import { createMonitor } from "../src/monitor/monitor.actions.ts"
import { readMonitors } from "../src/monitor/monitor.fleet.ts"
import type { MonitorInput } from "../src/monitor/monitor.ts"
import { answerProbes, claimProbes } from "../src/probe/probe.fleet.ts"
import { defaultRegion } from "../src/region/region.ts"
import { type ClaimOptions, claimSchedules } from "../src/schedule/schedule.fleet.ts"
import { type Claim, quarantine, turnout } from "../src/schedule/schedule.ts"
import { dividedTables } from "../src/schema.ts"
import type { Status } from "../src/verdict/verdict.ts"
import { beginLife } from "../src/worker/worker.fleet.ts"
import type { TestTenant, World } from "./world.ts"

export interface TestEngine {
  fleet: FleetDb
  /** As the superuser, past both walls. */
  sql: Sql
  life: number
  plant(tenant: TestTenant, count?: number, change?: Partial<MonitorInput>): Promise<Id<"monitor">[]>
  claim(options?: Partial<ClaimOptions>): Promise<Claim[]>
  /** Completes claims as if each check had taken 10 ms. Counts those that were recorded. */
  complete(claims: readonly Claim[], status?: Status | ((claim: Claim) => Status)): Promise<number>
  /** Answers the probes that wait in a region, all with the same status. Counts them. */
  answerProbes(status: Status, region?: number): Promise<number>
  /** What the worker's loop does of maintenances, once. Counts the monitors that entered or left. */
  maintain(): Promise<number>
  /** Claims until the monitor is due, and completes all of it with this status. */
  run(monitor: Id<"monitor">, status: Status): Promise<void>
  claimDeliveries(options?: Partial<DeliveryClaimOptions>): Promise<Errand[]>
  /** Settles errands as if each had been sent with this result. Counts those that were stored. */
  settle(errands: readonly Errand[], sent: Sent): Promise<number>
  /** Everything that the engine remembers becomes so much older. */
  pass(ms: number): Promise<void>
  /** Time passes until this monitor is due. */
  passUntilDue(monitor: Id<"monitor">): Promise<void>
  close(): Promise<void>
}

const watched: MonitorInput = {
  name: "Shop",
  intervalSeconds: 60,
  retryIntervalSeconds: 20,
  retries: 1,
  timeoutSeconds: 10,
  recoveries: 1,
  recoverySeconds: 0,
  quorum: 1,
  groupId: null,
  dependsOnId: null,
  upsideDown: false,
  config: checkConfig.parse({ type: "tcp", host: "192.0.2.1", port: 80 }),
}

export const createEngine = async (world: World): Promise<TestEngine> => {
  const sql = openRawPool(world.url, { max: 4, name: "test-engine" })
  const fleet = fleetDatabase(sql)
  const session = openRawPool(world.url, { max: 1, name: "test-life", lasting: true })
  await asOwner(sql, (owner) => ensureParts(owner, dividedTables, Date.now() - 3 * day, Date.now() + day))
  const life = await fleetDatabase(session).transaction((tx) =>
    beginLife(tx, { workerId: "test", region: defaultRegion, after: "start" }),
  )
  const claim: TestEngine["claim"] = (options) =>
    fleet.transaction((tx) =>
      claimSchedules(tx, { region: defaultRegion, life, batch: 200, lookAheadMs: 0, ...options }),
    )
  const complete: TestEngine["complete"] = async (claims, status = "up") => {
    const attempts = await attemptsOf(world, fleet, claims, typeof status === "string" ? () => status : status)
    const recorded = await completeAttempts(fleet, life, attempts)
    return recorded.filter((one) => one !== null).length
  }
  const passUntilDue: TestEngine["passUntilDue"] = async (monitor) => {
    const [row] = await sql<{ ms: number }[]>`
      select ceil(extract(epoch from due_at - clock_timestamp()) * 1000)::int as ms from schedule
      where monitor_id = ${idToUuid(monitor)}`
    if (row!.ms > 0) await pass(sql, row!.ms)
  }
  return {
    fleet,
    sql,
    life,
    async plant(tenant, count = 1, change = {}) {
      const ids: Id<"monitor">[] = []
      for (let i = 0; i < count; i++) ids.push((await createMonitor(tenant.as(), { ...watched, ...change })).id)
      return ids
    },
    claim,
    complete,
    async run(monitor, status) {
      await passUntilDue(monitor)
      await complete(await claim(), status)
    },
    claimDeliveries: (options) =>
      fleet.transaction((tx) =>
        claimDeliveries(tx, world.wiring.keys, {
          life,
          batch: 100,
          perChannel: 5,
          full: { channels: [], types: [] },
          ...options,
        }),
      ),
    async settle(errands, sent) {
      const stored = await settleDeliveries(
        fleet,
        errands.flatMap(({ held }) => settle(held, sent, 0.5)),
      )
      return stored.length
    },
    async answerProbes(status, region = defaultRegion) {
      const probes = await fleet.transaction((tx) => claimProbes(tx, { region, life, batch: 100 }))
      const asked = probes.flatMap(({ tenantId, monitorId }) => (monitorId ? [{ tenantId, monitorId }] : []))
      const monitors = await fleet.transaction((tx) => readMonitors(tx, world.wiring.keys, asked))
      const found = foundOf(status)
      await answerProbes(
        fleet,
        probes.map((probe) => {
          const terms = monitors.find((monitor) => monitor.monitorId === probe.monitorId)?.terms ?? null
          return { probe, terms, startedAt: probe.claimedAt, found }
        }),
      )
      return probes.length
    },
    async maintain() {
      await fleet.transaction((tx) => advanceMaintenances(tx, 100))
      return (await fleet.transaction((tx) => reconcileMaintenance(tx, 100))).length
    },
    pass: (ms) => pass(sql, ms),
    passUntilDue,
    async close() {
      await Promise.all([sql.end(), session.end()])
    },
  }
}

const foundOf = (status: Status) => ({
  status,
  latencyMs: status === "up" ? 12 : null,
  code: status,
  message: `It is ${status}.`,
  phases: status === "up" ? { connectMs: 4, firstByteMs: 8 } : {},
})

/** As a worker finds a check that it does not dare to run. */
const stopsWorkers = { ...foundOf("unknown"), code: "internal_error" }

const attemptsOf = async (
  world: World,
  fleet: FleetDb,
  claims: readonly Claim[],
  statusOf: (claim: Claim) => Status,
): Promise<Attempt[]> => {
  const monitors = await fleet.transaction((tx) => readMonitors(tx, world.wiring.keys, claims))
  return claims.flatMap((claim) => {
    const monitor = monitors.find((m) => m.monitorId === claim.monitorId)
    if (!monitor) return []
    const found = quarantine(claim.failures) === null ? foundOf(statusOf(claim)) : stopsWorkers
    const startedAt = Math.max(claim.claimedAt, claim.dueAt)
    const ran = turnout(claim, startedAt)
    return [{ claim, terms: monitor.terms, turnout: ran, startedAt, endedAt: startedAt + 10, found, keepUntil: null }]
  })
}

/** The moments of each table that the engine writes. */
const moments = {
  schedule: ["anchor_at", "next_slot_at", "due_at"],
  epoch: ["anchor_at", "ended_at"],
  standing: ["since", "outage_since", "flapping_since"],
  span: ["from_at", "to_at"],
  turn: ["at", "since"],
  incident: ["opened_at", "resolved_at"],
  maintenance: ["started_at", "ended_at", "next_change_at"],
  maintenance_window: ["from_at", "to_at"],
  gap: ["from_at", "to_at"],
  heartbeat: ["slot_at", "started_at"],
  evidence: ["slot_at"],
  rollup_mark: ["slot_at", "due_at"],
  ping: ["at"],
  probe: ["requested_at", "due_at", "started_at"],
  delivery: ["created_at", "due_at", "settled_at"],
  channel: ["last_delivered_at", "failing_since"],
}

/**
 * In two steps, because a row that moves would meet the one before it: by way of a far past, or, where there are
 * partitions for a few days only and rows are whole seconds apart, by a length that no two of them are apart.
 */
const stepsOf = (table: string, ms: number) => {
  const far = 100_000 * day
  return ["heartbeat", "evidence"].includes(table) ? [ms - 1, 1] : [far + ms, -far]
}

const pass = (sql: Sql, ms: number): Promise<void> =>
  sql.begin(async (tx) => {
    for (const [table, columns] of Object.entries(moments))
      for (const step of stepsOf(table, ms)) {
        const set = columns.map((column) => `${column} = ${column} - ${step} * interval '1 millisecond'`)
        await tx.unsafe(`update ${table} set ${set.join(", ")}`)
      }
    await tx`
      update standing set runs = coalesce((
        select jsonb_object_agg(key, value || jsonb_build_object('at', (value->>'at')::float8 - ${ms},
          'slotAt', (value->>'slotAt')::float8 - ${ms}, 'since', (value->>'since')::float8 - ${ms}))
        from jsonb_each(runs)), '{}'),
        turned_at = coalesce((select jsonb_agg(at::float8 - ${ms} order by place)
          from jsonb_array_elements(turned_at) with ordinality as t (at, place)), '[]')`
  }) as Promise<never>

/** What a table holds of one monitor, oldest first. */
export const rowsOf = (engine: TestEngine, table: string, monitor: Id<"monitor">, order: string) =>
  engine.sql.unsafe(`select * from ${table} where monitor_id = $1 order by ${order}`, [idToUuid(monitor)])
