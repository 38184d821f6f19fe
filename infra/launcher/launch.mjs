// @ts-check
/** From nothing to a running stack. Whatever fails on the way, everything started so far is stopped again. */
import { keepDemo } from "./demo.mjs"
import { openDataFolder, remove, writeJson } from "./files.mjs"
import { localUrl, paymentsMember, programEnv, weatherMember, webMember, workerMember } from "./members.mjs"
import { keptPort, requirePorts } from "./ports.mjs"
import { prepare } from "./prepare.mjs"
import { keepSecrets } from "./secrets.mjs"
import { Stack } from "./stack.mjs"
import { startDatabase, startRedis } from "./stores.mjs"
import { takeOver } from "./takeover.mjs"

/**
 * @typedef {object} Ready what `ready.json` holds
 * @property {number} pid of the launcher
 * @property {string} startedAt
 * @property {string} web the apex, for browsers
 * @property {string} api the apex, for tools
 * @property {string} worker
 * @property {string} weather
 * @property {string | null} payments the pretend Stripe, where there is one
 * @property {string} databaseUrl the owner's
 * @property {"redis" | "postgres"} bus
 * @property {(import("./demo.mjs").Demo & { url: string }) | null} demo
 */

/** @typedef {import("./stores.mjs").Start & { table: import("./table.mjs").Table, watch: boolean }} Start */

/**
 * @param {object} options
 * @param {import("./env.mjs").Settings} options.settings
 * @param {import("./table.mjs").Table} options.table
 * @param {import("./progress.mjs").Progress} options.progress
 * @param {boolean} options.watch
 */
export const createLaunch = (options) => {
  const data = openDataFolder(options.settings.dataFolder)
  const stack = new Stack(data.path)
  /** @type {Awaited<ReturnType<typeof takeOver>> | undefined} */
  let claim
  stack.events.on("change", () => claim?.keep(stack.processes))
  return {
    data,
    events: stack.events,
    async start() {
      const startedAt = new Date().toISOString()
      remove(data.ready)
      claim = await takeOver(data.launcher, {
        tookOver: () => options.progress.say("  Another launcher of this folder runs; it is asked to stop."),
      })
      await requirePorts(options.settings)
      const ready = { pid: process.pid, startedAt, ...(await startAll({ ...options, data, stack })) }
      writeJson(data.ready, ready)
      return ready
    },
    async stop() {
      if (claim?.isOurs()) remove(data.ready)
      await stack.stop()
      claim?.release()
    },
    kill: () => stack.kill(),
  }
}

/** @param {Start} start @returns {Promise<Omit<Ready, "pid" | "startedAt">>} */
const startAll = async (start) => {
  const { settings, table, data, stack, progress, watch } = start
  const tools = { ...settings.env, PATH: settings.path, TURBO_TELEMETRY_DISABLED: "1", NEXT_TELEMETRY_DISABLED: "1" }
  const once = (/** @type {string} */ name, /** @type {string[]} */ command, /** @type {NodeJS.ProcessEnv} */ env) =>
    stack.run({ name, command, env, cwd: settings.root, log: data.log(name) })

  const run = (/** @type {string} */ name, /** @type {string[]} */ command) => once(name, command, tools)
  await prepare({ root: settings.root, steps: table.prepare, progress, run })

  const secrets = keepSecrets(data.secrets)
  const databaseUrl = await startDatabase(start, secrets.POSTGRES_PASSWORD)
  const redisUrl = await startRedis(start)
  const weatherPort = await keptPort(data.weather)
  const weather = localUrl("127.0.0.1", weatherPort)
  const paymentsPort = settings.pretendsPayments ? await keptPort(data.payments) : null
  const payments = paymentsPort && localUrl("127.0.0.1", paymentsPort)
  const env = programEnv({ settings, secrets, databaseUrl, redisUrl, stripe: payments, watch })
  await progress.step("Migrate", () => once("migrate", table.migrate, env))
  const seedOutput = await progress.step("Seed", () => once("seed", table.seed, { ...env, WEATHER_URL: weather }))

  const context = { settings, table, log: data.log, env }
  const workers = Array.from({ length: settings.workers }, (_, index) => workerMember(context, index))
  const pretend = paymentsPort ? [paymentsMember(context, { port: paymentsPort, file: data.stripe })] : []
  const members = [weatherMember(context, weatherPort), ...pretend, webMember(context), ...workers]
  await progress.step("Web, worker, weather", () => Promise.all(members.map((member) => stack.start(member))))

  const demo = keepDemo({ file: data.demo, databaseUrl, embedded: !settings.databaseUrl, seedOutput })
  return {
    web: settings.publicUrl,
    api: settings.publicUrl,
    worker: localUrl(settings.host, settings.workerPort),
    weather,
    payments,
    databaseUrl: settings.env.DATABASE_OWNER_URL || databaseUrl,
    bus: redisUrl ? "redis" : "postgres",
    demo: demo && { ...demo, url: tenantUrl(settings.publicUrl, demo.tenant, settings.multiTenant) },
  }
}

/** Where a tenant's dashboard is. @param {string} publicUrl @param {string} tenant @param {boolean} multiTenant */
const tenantUrl = (publicUrl, tenant, multiTenant) => {
  if (!multiTenant) return publicUrl
  const url = new URL(publicUrl)
  url.hostname = `${tenant}.${url.hostname}`
  return url.origin
}
