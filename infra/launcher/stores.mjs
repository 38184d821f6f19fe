// @ts-check
/** What the programs write to: PostgreSQL and Redis, the user's or our own. */
import { requireDatabase } from "./database.mjs"
import { postgresMember } from "./postgres/server.mjs"
import { findProgram, redisMember } from "./redis.mjs"

/**
 * @typedef {object} Start
 * @property {import("./env.mjs").Settings} settings
 * @property {import("./files.mjs").DataFolder} data
 * @property {import("./stack.mjs").Stack} stack
 * @property {import("./progress.mjs").Progress} progress
 */

/**
 * Gives the owner's address.
 * @param {Start} start
 * @param {string} password of the embedded one
 */
export const startDatabase = async ({ settings, data, stack, progress }, password) => {
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
 * @param {Start} start
 */
export const startRedis = async ({ settings, data, stack, progress }) => {
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
