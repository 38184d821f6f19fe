// @ts-check

import { freePort } from "../ports.mjs"
import { guarded } from "../program.mjs"
import { embeddedBinaries } from "./binaries.mjs"
import { database, login, openCluster } from "./cluster.mjs"
import { choosePlace } from "./place.mjs"
import { readPostmaster, stopStale } from "./stale.mjs"

/**
 * What differs from PostgreSQL's own defaults, for a laptop with a few cores. Durability is its default and stays:
 * fsync, synchronous_commit and full_page_writes are on.
 * @type {Record<string, string>}
 */
export const laptop = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "120",
  shared_buffers: "128MB",
  effective_cache_size: "1GB",
  work_mem: "8MB",
  maintenance_work_mem: "96MB",
  max_wal_size: "2GB",
  checkpoint_timeout: "15min",
  random_page_cost: "1.1",
  jit: "off",
  timezone: "UTC",
  log_timezone: "UTC",
}

/**
 * The embedded server as a member of a stack. Its files are made here, it is started by the stack.
 * @param {object} options
 * @param {string} options.folder where its files stand
 * @param {string} options.password
 * @param {string} options.log
 * @param {NodeJS.ProcessEnv} options.env
 * @param {import("./binaries.mjs").Binaries} [options.binaries] the embedded ones unless told
 * @param {Record<string, string>} [options.settings] over those for a laptop; for tests
 */
export const postgresMember = async ({ folder, password, log, env, binaries, settings = {} }) => {
  const place = choosePlace(folder)
  const programs = binaries ?? embeddedBinaries(place)
  const cluster = await openCluster({ place, binaries: programs, password, env: quiet(env) })
  const port = await freePort()
  const all = Object.entries({ ...laptop, ...settings, port: String(port) })
  return {
    url: `postgres://${login}:${password}@127.0.0.1:${port}/${database}`,
    folder: place.folder,
    member: {
      name: "PostgreSQL",
      log,
      cwd: place.folder,
      env: quiet(env),
      store: true,
      // Fast shutdown, then the immediate one: the next start replays its log and nothing is lost.
      command: guarded({
        command: programs.postgres,
        args: ["-D", cluster, ...all.flatMap(([name, value]) => ["-c", `${name}=${value}`])],
        stop: "SIGINT",
        insist: "SIGQUIT",
        patienceMs: 1_500,
        user: place.user,
        cwd: place.folder,
      }),
      prepare: () => stopStale(cluster),
      ready: () => readPostmaster(cluster)?.status === "ready",
    },
  }
}

/** A user's PGDATA and language are not meant for this server. @param {NodeJS.ProcessEnv} env */
const quiet = (env) => ({ ...env, LC_ALL: "C", PGDATA: undefined })
