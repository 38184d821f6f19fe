// @ts-check
/**
 * Runs one foreign program and sees to it that it ends with the launcher. PostgreSQL, redis-server and build tools
 * do not watch a pipe as our own programs do (kit's lifeline), so this tiny process watches for them: when
 * standard input closes (even by `kill -9` of the launcher) or it is told to stop, the program is stopped.
 *
 *     node guard.mjs '{"command":"…","args":[],"stop":"SIGINT"}'
 */
import { spawn } from "node:child_process"

/**
 * @typedef {object} Order
 * @property {string} command
 * @property {string[]} args
 * @property {NodeJS.Signals} stop asks it to end
 * @property {NodeJS.Signals} [insist] sent when it has not ended after `patienceMs`; SIGKILL unless told
 * @property {number} [patienceMs] 2,000 unless told
 * @property {boolean} [group] whether its children are told as well
 * @property {{ uid: number, gid: number }} [user] as whom it runs
 * @property {string} [cwd]
 */
const {
  command,
  args,
  stop,
  insist = "SIGKILL",
  patienceMs = 2_000,
  group = false,
  user,
  cwd,
} = /** @type {Order} */ (JSON.parse(process.argv[2] ?? "{}"))

const child = spawn(command, args, { ...user, cwd, detached: true, stdio: ["ignore", "inherit", "inherit"] })

/** @param {NodeJS.Signals} signal */
const tell = (signal) => {
  if (child.pid === undefined) return
  try {
    process.kill(group ? -child.pid : child.pid, signal)
  } catch {}
}

let stopping = false
const end = () => {
  if (stopping) return
  stopping = true
  tell(stop)
  setTimeout(() => tell(insist), patienceMs)
}

for (const signal of /** @type {const} */ (["SIGTERM", "SIGINT", "SIGHUP"])) process.on(signal, end)
process.stdin.on("end", end).on("error", end).resume()
child.on("error", (error) => {
  process.stderr.write(`${command}: ${error.message}\n`)
  process.exit(127)
})
child.on("exit", (code, signal) => {
  if (signal && !stopping) process.stderr.write(`${command} was ended by ${signal}\n`)
  if (group) tell("SIGKILL")
  process.exit(code ?? (signal ? 1 : 0))
})
