// @ts-check
/** From nothing to a running stack. Whatever fails on the way, everything started so far is stopped again. */
import { requireDatabase } from "./database.mjs"
import { keepDemo } from "./demo.mjs"
import { openDataFolder, remove, writeJson } from "./files.mjs"
import { localUrl, programEnv, weatherMember, webMember, workerMember } from "./members.mjs"
import { keptPort, requirePort } from "./ports.mjs"
import { postgresMember } from "./postgres/server.mjs"
import { Problem } from "./problem.mjs"
import { findProgram, redisMember } from "./redis.mjs"
import { keepSecrets } from "./secrets.mjs"
import { Stack } from "./stack.mjs"
import { takeOver } from "./takeover.mjs"

/** @typedef {import("./env.mjs").Settings} Settings */
/** @typedef {import("./table.mjs").Table} Table */
/** @typedef {import("./progress.mjs").Progress} Progress */
/** @typedef {import("./files.mjs").DataFolder} DataFolder */

/**
 * @typedef {object} Ready what `ready.json` holds
 * @property {number} pid of the launcher
 * @property {string} startedAt
 * @property {string} web the apex, for browsers
 * @property {string} api the apex, for tools
 * @property {string} worker
 * @property {string} weather
 * @property {string} databaseUrl the owner's
 * @property {"redis" | "postgres"} bus
 * @property {(import("./demo.mjs").Demo & { url: string }) | null} demo
 */

/**
 * @param {{ settings: Settings, table: Table, progress: Progress, watch: boolean }} options
 */
export const createLaunch = ({ settings, table, progress, watch }) => {
  const startedAt = new Date().toISOString()
  const data = openDataFolder(settings.dataFolder)
  const stack = new Stack(data.path)
  /** @type {Awaited<ReturnType<typeof takeOver>> | undefined} */
  let claim
  stack.events.on("change", () => claim?.keep(stack.processes))

  const stop = async () => {
    if (!claim || claim.isOurs()) remove(data.ready)
    await stack.stop()
    claim?.release()
  }

  const start = async () => {
    claim = await takeOver(data.launcher, {
      tookOver: () => progress.say("  Another launcher of this folder runs; it is asked to stop."),
    })
    remove(data.ready)
    await requirePorts(settings)
    const env = { ...settings.env, PATH: settings.path, TURBO_TELEMETRY_DISABLED: "1", NEXT_TELEMETRY_DISABLED: "1" }
    const simple = { cwd: settings.root, env }
    for (const { name, label, command } of table.prepare)
      await progress.step(label, () => stack.run({ name, command, ...simple, log: data.log(name) }))

    const secrets = keepSecrets(data.secrets)
    const databaseUrl = await startDatabase({ settings, data, stack, progress, password: secrets.POSTGRES_PASSWORD })
    const redisUrl = await startRedis({ settings, data, stack, progress })
    const weatherPort = await keptPort(data.weather)
    const weather = localUrl("127.0.0.1", weatherPort)
    const told = programEnv({ settings, secrets, databaseUrl, redisUrl, watch })
    const context = { settings, table, log: data.log, env: told }

    const once = { cwd: settings.root, env: { ...told, WEATHER_URL: weather } }
    await progress.step("Migrate", () =>
      stack.run({ name: "migrate", command: table.migrate, ...once, log: data.log("migrate") }),
    )
    const seedOutput = await progress.step("Seed", () =>
      stack.run({ name: "seed", command: table.seed, ...once, log: data.log("seed") }),
    )
    const workers = Array.from({ length: settings.workers }, (_, index) => workerMember(context, index))
    const members = [weatherMember(context, weatherPort), webMember(context), ...workers]
    await progress.step("Web, worker, weather", () => Promise.all(members.map((member) => stack.start(member))))

    const demo = keepDemo({ file: data.demo, databaseUrl, embedded: !settings.databaseUrl, seedOutput })
    /** @type {Ready} */
    const ready = {
      pid: process.pid,
      startedAt,
      web: settings.publicUrl,
      api: settings.publicUrl,
      worker: localUrl(settings.host, settings.workerPort),
      weather,
      databaseUrl: settings.env.DATABASE_OWNER_URL || databaseUrl,
      bus: redisUrl ? "redis" : "postgres",
      demo: demo && { ...demo, url: tenantUrl(settings.publicUrl, demo.tenant, settings.multiTenant) },
    }
    writeJson(data.ready, ready)
    return ready
  }

  return { start, stop, kill: () => stack.kill(), events: stack.events, data }
}

/** @param {Settings} settings */
const requirePorts = async ({ host, port, workerPort, workers }) => {
  if (port >= workerPort && port < workerPort + workers)
    throw new Problem(`PORT and WORKER_HEALTH_PORT meet at ${port}: set one of them to another.`)
  await requirePort(host, port, "PORT")
  for (let at = 0; at < workers; at++) await requirePort(host, workerPort + at, "WORKER_HEALTH_PORT")
}

/**
 * @param {{ settings: Settings, data: DataFolder, stack: Stack, progress: Progress, password: string }} options
 */
const startDatabase = async ({ settings, data, stack, progress, password }) => {
  const { databaseUrl, env } = settings
  if (databaseUrl) {
    await progress.step("Database", () => requireDatabase(databaseUrl))
    return databaseUrl
  }
  return progress.step("PostgreSQL", async () => {
    const { url, member } = await postgresMember({ folder: data.postgres, password, log: data.log("postgres"), env })
    await stack.start(member)
    return url
  })
}

/**
 * In this order: the one that is named, one that this machine has, none (PostgreSQL carries the whispers then).
 * @param {{ settings: Settings, data: DataFolder, stack: Stack, progress: Progress }} options
 */
const startRedis = async ({ settings, data, stack, progress }) => {
  if (settings.redisUrl) return settings.redisUrl
  const program = findProgram(["redis-server", "valkey-server"], settings.path)
  if (!program) return null
  return progress.step("Redis", async () => {
    const { url, member } = await redisMember({
      program,
      folder: data.redis,
      log: data.log("redis"),
      env: settings.env,
    })
    await stack.start(member)
    return url
  })
}

/** Where a tenant's dashboard is. @param {string} publicUrl @param {string} tenant @param {boolean} multiTenant */
const tenantUrl = (publicUrl, tenant, multiTenant) => {
  if (!multiTenant) return publicUrl
  const url = new URL(publicUrl)
  url.hostname = `${tenant}.${url.hostname}`
  return url.origin
}
