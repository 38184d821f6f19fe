// @ts-check
/**
 * What the launcher itself needs of the environment. Everything else is handed to the programs as it is, and
 * refused by their own `env.ts`.
 */
import { isAbsolute, join, resolve } from "node:path"
import { Problem } from "./problem.mjs"

/** @typedef {ReturnType<typeof readSettings>} Settings */

/** What the user set. */
export const environment = process.env

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {string} root of the repository
 */
export const readSettings = (env, root) => {
  const port = number(env, "PORT", 3000, 65_535)
  const workerPort = number(env, "WORKER_HEALTH_PORT", 3002, 65_535)
  const host = env.HOST || "127.0.0.1"
  const tenantDomain = env.TENANT_DOMAIN || "localhost"
  const multiTenant = !["false", "0"].includes(env.MULTI_TENANT ?? "")
  const folder = env.NIGHTJAR_DATA || ".nightjar"
  return {
    root,
    env,
    dataFolder: isAbsolute(folder) ? folder : resolve(root, folder),
    host,
    port,
    workerPort,
    workers: number(env, "WORKERS", 1, 64),
    tenantDomain,
    multiTenant,
    publicUrl: env.PUBLIC_URL || `http://${tenantDomain}:${port}`,
    egress: env.EGRESS || (isLoopback(host) || !multiTenant ? "private" : "hosted"),
    /** Where nobody else can pay: on a machine of one's own, as long as no real key is set. */
    pretendsPayments: multiTenant && isLoopback(host) && !env.STRIPE_SECRET_KEY,
    databaseUrl: externalDatabase(env),
    redisUrl: env.REDIS_URL || null,
    /** Programs of the workspace first: turbo looks for pnpm there. */
    path: `${join(root, "node_modules", ".bin")}:${env.PATH ?? ""}`,
  }
}

/** @param {string} host */
export const isLoopback = (host) => host === "localhost" || host === "::1" || host.startsWith("127.")

/** `DATABASE_URL`, or the same made of its parts, or null: then the embedded one is used. @param {NodeJS.ProcessEnv} env */
const externalDatabase = (env) => {
  if (env.DATABASE_URL) return env.DATABASE_URL
  if (!env.DATABASE_HOST) return null
  const url = new URL(`postgres://${env.DATABASE_HOST}:${env.DATABASE_PORT || 5432}/${env.DATABASE_NAME || "nightjar"}`)
  url.username = env.DATABASE_USER ?? "postgres"
  url.password = env.DATABASE_PASSWORD ?? ""
  return url.href
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {string} name
 * @param {number} fallback
 * @param {number} max
 */
const number = (env, name, fallback, max) => {
  const value = Number(env[name] || fallback)
  if (!Number.isInteger(value) || value < 1 || value > max)
    throw new Problem(`${name} must be a whole number from 1 to ${max}.`)
  return value
}
