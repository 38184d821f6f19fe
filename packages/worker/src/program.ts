/** The worker as a program: opens what it needs, and closes it again. */
import { hostname } from "node:os"
import { createBus } from "@nightjar/bus/connect"
import { checkConfig } from "@nightjar/checks/all"
import { runCheck } from "@nightjar/checks/run"
import { codeOfRegion } from "@nightjar/core/region/fleet"
import { schema } from "@nightjar/core/schema"
import { workspaceUrl } from "@nightjar/core/tenant/host"
import { listFleet, register } from "@nightjar/core/worker/fleet"
import { openPool, openRawPool } from "@nightjar/db/connect"
import { proveWalls } from "@nightjar/db/proof"
import { tenantDatabase } from "@nightjar/db/tenant-db"
import { fleetDatabase } from "@nightjar/db/transaction"
import { createEgress, type Egress } from "@nightjar/egress/egress"
import type { Log } from "@nightjar/kit/log"
import { keyRing } from "@nightjar/kit/secret"
import { second, systemClock } from "@nightjar/kit/time"
import { openMailer } from "@nightjar/mail/variables"
import { openPayments } from "@nightjar/payments/variables"
import { collectDefaultMetrics } from "prom-client"
import { actingOn } from "./acting.ts"
import type { WorkerEnv } from "./env.ts"
import { serveHealth } from "./health.ts"
import { accountsLoops } from "./loops/accounts.ts"
import { mailsLoop } from "./loops/mails.ts"
import { poolWaitMetric } from "./metrics.ts"
import { obey } from "./obey.ts"
import { postgresArchive } from "./postgres-archive.ts"
import { postgresLedger } from "./postgres-ledger.ts"
import { postgresPublisher } from "./postgres-publisher.ts"
import { createProber } from "./prober.ts"
import { createSender } from "./sender.ts"
import { startWorker, type Worker } from "./worker.ts"

export interface Program {
  worker: Worker
  healthPort: number
  stop(): Promise<void>
}

const openPools = (env: WorkerEnv) => {
  const url = env.DATABASE_WORKER_URL ?? env.DATABASE_URL
  const direct = env.DATABASE_DIRECT_URL ?? url
  return {
    direct,
    fleet: openRawPool(url, { max: 4, name: `nightjar-worker ${env.WORKER_ID}` }),
    session: openRawPool(direct, { max: 1, name: `nightjar-life ${env.WORKER_ID}`, lasting: true }),
    app: openPool(env.DATABASE_URL, { max: 3, name: `nightjar-acting ${env.WORKER_ID}` }),
    owner: openRawPool(env.DATABASE_OWNER_URL ?? direct, { max: 2, name: `nightjar-archive ${env.WORKER_ID}` }),
  }
}

/** Where Nightjar itself listens stays shut for checks. */
const ownUrls = (env: WorkerEnv) =>
  [
    env.DATABASE_URL,
    env.DATABASE_WORKER_URL,
    env.DATABASE_OWNER_URL,
    env.DATABASE_DIRECT_URL,
    env.REDIS_URL,
    env.PUBLIC_URL,
    `http://${env.HOST}:${env.PORT}`,
    `http://${env.HOST}:${env.WORKER_HEALTH_PORT}`,
  ].filter((url) => url !== undefined)

const openEgress = (env: WorkerEnv) =>
  createEgress({
    mode: env.EGRESS,
    own: ownUrls(env),
    userAgent: `Nightjar (+${env.PUBLIC_URL ?? "https://github.com/nightjar"})`,
    ...(env.EGRESS_ALLOW ? { allow: env.EGRESS_ALLOW } : {}),
  })

/** Where messages lead to: with many workspaces each has a host of its own. */
const workspaceUrls = ({ PUBLIC_URL, TENANT_DOMAIN, PORT, MULTI_TENANT }: WorkerEnv) => {
  const publicUrl = (PUBLIC_URL ?? `http://${TENANT_DOMAIN}:${PORT}`).replace(/\/+$/, "")
  return (slug: string) => (MULTI_TENANT ? workspaceUrl(slug, { publicUrl, tenantDomain: TENANT_DOMAIN }) : publicUrl)
}

const settingsOf = (env: WorkerEnv) => ({
  id: env.WORKER_ID,
  region: env.WORKER_REGION,
  batch: env.WORKER_BATCH_SIZE,
  concurrency: env.WORKER_CONCURRENCY,
  pollMs: env.WORKER_POLL_INTERVAL,
  signMs: env.WORKER_HEARTBEAT_INTERVAL,
})

/** Throws when the walls are missing, the health port is taken, or the database does not answer. */
export const runProgram = async (env: WorkerEnv, log: Log): Promise<Program> => {
  const { direct, ...pools } = openPools(env)
  await Promise.all([proveWalls(pools.fleet), proveWalls(pools.app)])
  const poolWait = poolWaitMetric()
  const db = fleetDatabase(pools.fleet, (ms) => poolWait.observe(ms / 1_000))
  const region = await db.transaction(async (sql) => {
    const code = await codeOfRegion(sql, env.WORKER_REGION)
    await register(sql, { id: env.WORKER_ID, region: code, concurrency: env.WORKER_CONCURRENCY, host: hostname() })
    return code
  })
  const keys = keyRing(env.ENCRYPTION_KEYS)
  const session = fleetDatabase(pools.session)
  const ledger = postgresLedger({ db, session, keys, workerId: env.WORKER_ID, region })
  const archive = postgresArchive({ db, owner: pools.owner, log, exportFolder: env.EXPORT_DIR })
  const publisher = postgresPublisher({ db, database: tenantDatabase(pools.app, schema), log })
  const bus = await createBus({ redisUrl: env.REDIS_URL, databaseDirectUrl: direct, log })
  const egress = openEgress(env)
  const mailer = openMailer(env)
  const clock = systemClock
  const payments = openPayments(env, workspaceUrls(env))
  const worker = startWorker({
    ...settingsOf(env),
    ledger,
    archive,
    publisher,
    prober: createProber({ egress, ledger, clock, log }),
    reachControls: env.CONTROL_TARGETS ? () => reachAny(env.CONTROL_TARGETS!, egress) : null,
    sender: createSender({ egress, mailer, clock, log, urlOf: workspaceUrls(env) }),
    chores: [
      ...accountsLoops({ fleet: db, wiring: actingOn({ pool: pools.app, bus, payments, keys, log }) }),
      ...(mailer ? [mailsLoop({ fleet: db, keys, mailer, chance: Math.random, urlOf: workspaceUrls(env) })] : []),
    ],
    chance: Math.random,
    bus,
    clock,
    log,
  })
  collectDefaultMetrics({ register: worker.metrics.registry })
  worker.metrics.registry.registerMetric(poolWait)
  const stop = async () => {
    await worker.stop()
    mailer?.close()
    await Promise.all([health.close(), bus.close()])
    await Promise.all(Object.values(pools).map((pool) => pool.end({ timeout: 5 })))
  }
  const health = await serveHealth({
    worker,
    listFleet: () => db.transaction(listFleet),
    bus,
    host: env.HOST,
    port: env.WORKER_HEALTH_PORT,
    operatorToken: env.OPERATOR_TOKEN,
  })
  const shutdown = () => void stop().then(() => process.exit(0))
  await obey(bus, { id: env.WORKER_ID, region: env.WORKER_REGION, worker, shutdown })
  log.info({ port: health.port, region: env.WORKER_REGION, bus: bus.name }, "the worker runs")
  return { worker, healthPort: health.port, stop }
}

/** Whether one of them, `host:port` each, takes a connection. */
const reachAny = async (targets: string, egress: Egress): Promise<boolean> => {
  const found = await Promise.all(
    targets.split(",").map((target) => {
      const [, host, port] = /^\s*(.+):(\d+)\s*$/.exec(target)!
      const config = checkConfig.parse({ type: "tcp", host: host!.replace(/^\[|\]$/g, ""), port: Number(port) })
      return runCheck(config, { egress, clock: systemClock, timeoutMs: 3 * second })
    }),
  )
  return found.some(({ status }) => status === "up")
}
