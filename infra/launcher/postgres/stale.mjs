// @ts-check
import { execFileSync } from "node:child_process"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { remove } from "../files.mjs"
import { birthOf, signal } from "../identity.mjs"
import { until } from "../wait.mjs"

/**
 * What a running server tells in `postmaster.pid`.
 * @param {string} cluster
 */
export const readPostmaster = (cluster) => {
  try {
    const lines = readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n")
    return { pid: Number(lines[0]), port: Number(lines[3]), status: lines[7]?.trim() ?? "" }
  } catch {
    return null
  }
}

/**
 * Stops a server that outlived its launcher and its guard (both killed at once), and clears away the note of one that
 * is dead: after a restart of the machine its number may belong to another process, and PostgreSQL would not start.
 * @param {string} cluster
 */
export const stopStale = async (cluster) => {
  const postmaster = readPostmaster(cluster)
  if (!postmaster) return
  const { pid } = postmaster
  const alive = () => birthOf(pid) !== null && isPostgres(pid)
  for (const [ask, ms] of /** @type {const} */ ([
    ["SIGINT", 3_000],
    ["SIGQUIT", 2_000],
    ["SIGKILL", 2_000],
  ])) {
    if (!alive()) break
    signal(pid, ask)
    await until(() => !alive(), { ms })
  }
  remove(join(cluster, "postmaster.pid"))
}

/** @param {number} pid */
const isPostgres = (pid) => {
  try {
    const command =
      process.platform === "linux"
        ? readFileSync(`/proc/${pid}/cmdline`, "utf8")
        : execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" })
    return command.includes("postgres")
  } catch {
    return false
  }
}
