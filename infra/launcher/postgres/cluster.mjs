// @ts-check
import { execFile } from "node:child_process"
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { promisify } from "node:util"
import { remove } from "../files.mjs"
import { diskFull, Problem, tellsDiskFull } from "../problem.mjs"

/** @typedef {import("./binaries.mjs").Binaries} Binaries */
/** @typedef {import("./place.mjs").Place} Place */

const execute = promisify(execFile)

/** The one login and the one database of an embedded server. */
export const login = "postgres"
export const database = "nightjar"

/**
 * The cluster's folder; made when there is none. It appears by rename when complete, so a start that was cut short
 * leaves nothing that looks like a database.
 * @param {{ place: Place, binaries: Binaries, password: string, env: NodeJS.ProcessEnv }} options
 */
export const openCluster = async (options) => {
  const { place, binaries } = options
  const cluster = join(place.folder, "cluster")
  if (!existsSync(cluster)) await make(cluster, options)
  const made = Number(readFileSync(join(cluster, "PG_VERSION"), "utf8"))
  if (made !== binaries.major)
    throw new Problem(
      `The data in ${cluster} were written by PostgreSQL ${made} and this Nightjar brings ${binaries.major}: dump them with the version that wrote them, or start with another NIGHTJAR_DATA.`,
    )
  return cluster
}

/**
 * @param {string} cluster
 * @param {{ place: Place, binaries: Binaries, password: string, env: NodeJS.ProcessEnv }} options
 */
const make = async (cluster, { place, binaries, password, env }) => {
  const partial = `${cluster}.partial`
  const passwordFile = join(place.folder, "password")
  remove(partial)
  mkdirSync(partial, { mode: 0o700 })
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (place.user) for (const path of [partial, passwordFile]) chownSync(path, place.user.uid, place.user.gid)
  const run = { ...place.user, cwd: place.folder, env }
  try {
    await execute(binaries.initdb, initArguments(partial, passwordFile, binaries.major), run)
    const single = execute(binaries.postgres, ["--single", "-D", partial, "postgres"], run)
    single.child.stdin?.end(`create database ${database}\n`)
    await single
    renameSync(partial, cluster)
  } catch (error) {
    remove(partial)
    const text = String(/** @type {{ stderr?: string }} */ (error).stderr || error)
    throw tellsDiskFull(text)
      ? diskFull(place.folder)
      : new Problem("PostgreSQL could not make its files.", text.trim())
  } finally {
    remove(passwordFile)
  }
}

/**
 * Sorting and case folding by code point, the same on every machine; from 17 on PostgreSQL brings that itself.
 * @param {string} cluster
 * @param {string} passwordFile
 * @param {number} major
 */
const initArguments = (cluster, passwordFile, major) => [
  `--pgdata=${cluster}`,
  `--username=${login}`,
  `--pwfile=${passwordFile}`,
  "--auth=scram-sha-256",
  "--encoding=UTF8",
  "--no-instructions",
  ...(major >= 17 ? ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"] : ["--locale=C.UTF-8"]),
]
