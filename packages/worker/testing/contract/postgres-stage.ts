import { createChannel } from "@nightjar/core/channel/actions"
import { webhookSample } from "@nightjar/core/channel/sample"
import type { Terms } from "@nightjar/core/monitor"
import {
  createMonitor,
  deleteMonitors,
  editMonitor,
  pauseMonitors,
  resumeMonitors,
} from "@nightjar/core/monitor/actions"
import { checkNow } from "@nightjar/core/probe/actions"
import { codeOfRegion } from "@nightjar/core/region/fleet"
import { createWorld, type TestTenant, type World } from "@nightjar/core/testing"
import { createEngine, type TestEngine } from "@nightjar/core/testing/engine"
import { openRawPool, type Pool } from "@nightjar/db/connect"
import { fleetDatabase } from "@nightjar/db/transaction"
import { type Id, idToUuid, uuidToId } from "@nightjar/kit/id"
import { second } from "@nightjar/kit/time"
import { postgresLedger } from "../../src/postgres-ledger.ts"
import { layouts } from "../record/layout.ts"
import { readTables } from "../record/postgres-tables.ts"
import type { Of } from "../record/tables.ts"
import { type CreateStage, type Hand, type Stage, usualTerms, type Wanted } from "./stage.ts"

const regions = new Map([
  [1, "default"],
  [2, "elsewhere"],
])

export const createPostgresStage: CreateStage = async () => {
  const world = await createWorld()
  const engine = await createEngine(world)
  const pool = openRawPool(world.url, { max: 3, name: "contract" })
  await fleetDatabase(pool).transaction((sql) => codeOfRegion(sql, regions.get(2)!))
  const silent = new Set<number>()
  const sessions = new Set<Pool>()
  const tenantOf = ({ tenantId }: Of) => [world.acme, world.other].find(({ info }) => idToUuid(info.id) === tenantId)!
  const idOf = ({ monitorId }: Of): Id<"monitor"> => uuidToId("monitor", monitorId)
  let channels = 0
  const stage: Stage = {
    hire: (region = 1) => hire(world, pool, { region, sessions, silent }),
    create: (wanted = {}) => create([world.acme, world.other][wanted.tenant ?? 0]!, wanted),
    createChannel: async (tenant = 0) =>
      void (await createChannel([world.acme, world.other][tenant]!.as(), { ...webhookSample, name: `${channels++}` })),
    edit: (of, terms) => edit(engine, tenantOf(of), idOf(of), terms),
    pause: async (of) => void (await pauseMonitors(tenantOf(of).as(), { ids: [idOf(of)] })),
    resume: async (of) => void (await resumeMonitors(tenantOf(of).as(), { ids: [idOf(of)] })),
    delete: async (of) => void (await deleteMonitors(tenantOf(of).as(), { ids: [idOf(of)] })),
    checkNow: async (of) => void (await checkNow(tenantOf(of).as(), { id: idOf(of) })),
    async pass(ms) {
      await engine.pass(ms)
      await engine.sql`
        update worker_life set born_at = born_at - ${ms} * interval '1 ms', ended_at = ended_at - ${ms} * interval '1 ms',
          seen_at = case when ended_at is null and not id = any(${[...silent]}::int4[]) then now()
            else seen_at - ${ms} * interval '1 ms' end`
    },
    async passUntilDue() {
      const [row] = await engine.sql<{ ms: number }[]>`
        select ceil(extract(epoch from min(due_at) - clock_timestamp()) * 1000)::int as ms from schedule`
      await stage.pass(Math.max(0, row!.ms))
    },
    tables: () => readTables(engine.sql),
    async clear() {
      await Promise.all([...sessions].map((session) => session.end({ timeout: 1 })))
      sessions.clear()
      for (const { table } of Object.values(layouts).filter((layout) => layout.table !== "tenant"))
        await engine.sql.unsafe(`delete from ${table}`)
    },
    async close() {
      await Promise.all([...sessions, pool].map((each) => each.end({ timeout: 1 })))
      await engine.close()
      await world.close()
    },
  }
  await stage.clear()
  return stage
}

const hire = async (
  world: World,
  pool: Pool,
  { region, sessions, silent }: { region: number; sessions: Set<Pool>; silent: Set<number> },
): Promise<Hand> => {
  const session = openRawPool(world.url, { max: 1, name: "contract-life", lasting: true })
  sessions.add(session)
  const ledger = postgresLedger({
    db: fleetDatabase(pool),
    session: fleetDatabase(session),
    keys: world.wiring.keys,
    workerId: `worker-${sessions.size}`,
    region,
  })
  const life = await ledger.beginLife("start", null)
  return {
    ledger,
    life,
    async die() {
      silent.add(life)
      sessions.delete(session)
      await session.end({ timeout: 1 })
    },
    freeze: () => void silent.add(life),
  }
}

/** As a form has them. */
const fieldsOf = (terms: Terms) => ({
  intervalSeconds: terms.intervalMs / second,
  timeoutSeconds: terms.timeoutMs / second,
  retryIntervalSeconds: terms.retryMs / second,
  retries: terms.retries,
  recoveries: terms.recoveries,
  recoverySeconds: terms.recoveryMs / second,
  quorum: terms.quorum,
  upsideDown: terms.upsideDown,
})

const config = { type: "tcp", host: "192.0.2.1", port: 80 } as const

const create = async (tenant: TestTenant, wanted: Partial<Wanted>): Promise<Of> => {
  const { terms, regions: codes = [1], isGroup = false, group = null } = wanted
  const { id } = await createMonitor(tenant.as(), {
    name: "Shop",
    ...fieldsOf({ ...usualTerms, ...terms }),
    config: isGroup ? { type: "group" } : config,
    regions: codes.map((code) => regions.get(code)!),
    groupId: group && uuidToId("monitor", group.monitorId),
  })
  return { tenantId: idToUuid(tenant.info.id), monitorId: idToUuid(id) }
}

const edit = async (engine: TestEngine, tenant: TestTenant, id: Id<"monitor">, terms: Partial<Terms>) => {
  const [row] = await engine.sql`select version, group_id from monitor where id = ${idToUuid(id)}`
  const groupId = row!.group_id && uuidToId("monitor", row!.group_id)
  const fields = fieldsOf({ ...usualTerms, ...terms })
  await editMonitor(tenant.as(), { id, version: row!.version, name: "Edited", groupId, config, ...fields })
}
