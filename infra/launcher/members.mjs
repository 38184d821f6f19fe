// @ts-check
/** Our own programs as members of a stack: what they are told, and when they are ready. */
import { readLog } from "./log-file.mjs"

/** @typedef {import("./stack.mjs").Member} Member */
/** @typedef {import("./table.mjs").Table} Table */
/** @typedef {import("./env.mjs").Settings} Settings */
/** @typedef {{ settings: Settings, table: Table, log: (program: string) => string, env: NodeJS.ProcessEnv }} Context */

/**
 * What every program is told. The user's own words win, as `settings` has them already.
 * @param {object} options
 * @param {Settings} options.settings
 * @param {import("./secrets.mjs").Secrets} options.secrets
 * @param {string} options.databaseUrl
 * @param {string | null} options.redisUrl
 * @param {string | null} options.stripe the address of the pretend one
 * @param {boolean} options.watch
 * @returns {NodeJS.ProcessEnv}
 */
export const programEnv = ({ settings, secrets, databaseUrl, redisUrl, stripe, watch }) => ({
  NODE_ENV: watch ? "development" : "production",
  STATUS_DOMAIN: `status.${settings.tenantDomain}`,
  ENCRYPTION_KEYS: secrets.ENCRYPTION_KEYS,
  OPERATOR_TOKEN: secrets.OPERATOR_TOKEN,
  ...filled(settings.env),
  PATH: settings.path,
  NIGHTJAR_DATA: settings.dataFolder,
  DATABASE_URL: databaseUrl,
  ...(redisUrl ? { REDIS_URL: redisUrl } : {}),
  ...(stripe ? pretending(secrets, stripe) : {}),
  HOST: settings.host,
  PORT: String(settings.port),
  PUBLIC_URL: settings.publicUrl,
  TENANT_DOMAIN: settings.tenantDomain,
  MULTI_TENANT: String(settings.multiTenant),
  EGRESS: settings.egress,
})

/** @param {import("./secrets.mjs").Secrets} secrets @param {string} stripe */
const pretending = ({ STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET }, stripe) => ({
  STRIPE_SECRET_KEY,
  STRIPE_WEBHOOK_SECRET,
  STRIPE_API_BASE: stripe,
})

/** An empty variable counts as not set. @param {NodeJS.ProcessEnv} env */
const filled = (env) => Object.fromEntries(Object.entries(env).filter(([, value]) => value))

/** @param {Context} context @returns {Member} */
export const webMember = ({ settings, table, log, env }) => ({
  name: "web",
  command: table.web,
  cwd: settings.root,
  env,
  log: log("web"),
  ready: () => isReady(localUrl(settings.host, settings.port)),
})

/** @param {Context} context @param {number} index from 0 @returns {Member} */
export const workerMember = ({ settings, table, log, env }, index) => {
  const name = settings.workers === 1 ? "worker" : `worker-${index + 1}`
  const port = settings.workerPort + index
  return {
    name,
    command: table.worker,
    cwd: settings.root,
    env: {
      ...env,
      WORKER_ID: env.WORKER_ID ? `${env.WORKER_ID}-${index + 1}` : name,
      WORKER_HEALTH_PORT: String(port),
    },
    log: log(name),
    ready: () => isReady(localUrl(settings.host, port)),
  }
}

/** @param {Context} context @param {number} port @returns {Member} */
export const weatherMember = ({ settings, table, log, env }, port) => ({
  name: "weather",
  command: [...table.weather, "--port", String(port)],
  cwd: settings.root,
  env,
  log: log("weather"),
  // Its first line tells where it listens.
  ready: () => readLog(log("weather")).startsWith('{"listening"'),
})

/** The pretend Stripe. @param {Context} context @param {{ port: number, file: string }} place */
export const paymentsMember = ({ settings, table, log, env }, { port, file }) => ({
  name: "payments",
  command: [
    ...table.payments,
    ...["--webhook", `${localUrl(settings.host, settings.port)}/api/stripe`],
    ...["--file", file, "--port", String(port)],
  ],
  cwd: settings.root,
  env,
  log: log("payments"),
  ready: () => readLog(log("payments")).startsWith('{"listening"'),
})

/**
 * How this machine reaches a program that listens on `host`.
 * @param {string} host
 * @param {number} port
 */
export const localUrl = (host, port) => {
  const name = ["0.0.0.0", "::", ""].includes(host) ? "127.0.0.1" : host
  return `http://${name.includes(":") ? `[${name}]` : name}:${port}`
}

/** @param {string} url */
const isReady = async (url) => {
  try {
    const response = await fetch(`${url}/ready`, { signal: AbortSignal.timeout(2_000) })
    await response.body?.cancel()
    return response.ok
  } catch {
    return false
  }
}
