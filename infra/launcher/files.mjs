// @ts-check
import { mkdirSync, readFileSync, renameSync, rmSync, statfsSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { diskFull } from "./problem.mjs"

/** What an empty cluster, its log and a day of a laptop's monitors take, with room to spare. */
const roomBytes = 256 * 1024 * 1024

/** @typedef {ReturnType<typeof openDataFolder>} DataFolder */

/**
 * The folder that holds everything a stack remembers. Others may pass through it (PostgreSQL may run as another
 * user) but not look around; each file in it that holds a secret is readable by its owner only.
 * @param {string} path
 */
export const openDataFolder = (path) => {
  mkdirSync(path, { recursive: true, mode: 0o711 })
  mkdirSync(join(path, "logs"), { recursive: true, mode: 0o700 })
  const { bavail, bsize } = statfsSync(path)
  if (bavail * bsize < roomBytes) throw diskFull(path)
  return {
    path,
    ready: join(path, "ready.json"),
    secrets: join(path, "secrets.json"),
    demo: join(path, "demo.json"),
    launcher: join(path, "launcher.json"),
    postgres: join(path, "postgres"),
    redis: join(path, "redis"),
    weather: join(path, "weather.json"),
    payments: join(path, "payments.json"),
    /** What the pretend Stripe knows. */
    stripe: join(path, "stripe.json"),
    /** @param {string} program */
    log: (program) => join(path, "logs", `${program}.log`),
  }
}

/**
 * The JSON in a file, or null when there is no such file or it holds no JSON.
 * @param {string} path
 */
export const readJson = (path) => {
  try {
    return JSON.parse(readFileSync(path, "utf8"))
  } catch {
    return null
  }
}

/**
 * Writes by rename, so that a reader sees the old or the new file and never half of one; mode 600.
 * @param {string} path
 * @param {unknown} value
 */
export const writeJson = (path, value) => {
  mkdirSync(dirname(path), { recursive: true })
  const partial = `${path}.${process.pid}`
  writeFileSync(partial, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 })
  renameSync(partial, path)
}

/** @param {string} path */
export const remove = (path) => rmSync(path, { recursive: true, force: true })
