// @ts-check
import { spawn } from "node:child_process"
import { fileURLToPath } from "node:url"
import { signal } from "./identity.mjs"
import { withLog } from "./log-file.mjs"

/** @typedef {import("node:child_process").ChildProcess} ChildProcess */
/** @typedef {{ code: number | null, signal: NodeJS.Signals | null }} End */

/**
 * @typedef {object} Program a process that the launcher starts
 * @property {string} name
 * @property {string[]} command
 * @property {NodeJS.ProcessEnv} env
 * @property {string} cwd
 * @property {string} log
 */

/**
 * @typedef {object} Running
 * @property {Program} program
 * @property {number} pid
 * @property {Promise<End>} ended resolves when the process is gone
 * @property {() => boolean} alive
 * @property {(patienceMs: number) => Promise<void>} stop asks it to end, and makes it end when it takes too long
 */

/**
 * Starts a program in a session of its own, so that Ctrl-C reaches the launcher alone and it can stop things in
 * order. Its standard input is the lifeline: it closes when the launcher dies.
 * @param {Program} program
 * @returns {Running}
 */
export const startProgram = (program) => {
  const [command = "", ...args] = program.command
  const child = withLog(program.log, (log) =>
    spawn(command, args, { cwd: program.cwd, env: program.env, detached: true, stdio: ["pipe", log, log] }),
  )
  let alive = true
  /** @type {Promise<End>} */
  const ended = new Promise((resolve) => {
    const over = (/** @type {End} */ end) => {
      alive = false
      resolve(end)
    }
    child.once("exit", (code, signal) => over({ code, signal }))
    child.once("error", () => over({ code: 127, signal: null }))
  })
  // A program that died before it read its lifeline.
  child.stdin?.on("error", () => {})
  const pid = child.pid ?? 0
  const stop = async (/** @type {number} */ patienceMs) => {
    if (!alive) return
    signal(pid, "SIGTERM")
    const timer = setTimeout(() => signal(pid, "SIGKILL"), patienceMs)
    await ended
    clearTimeout(timer)
  }
  return { program, pid, ended, alive: () => alive, stop }
}

const guard = fileURLToPath(new URL("guard.mjs", import.meta.url))

/**
 * The command that runs a foreign program under guard.
 * @param {import("./guard.mjs").Order} order
 */
export const guarded = (order) => [process.execPath, guard, JSON.stringify(order)]
