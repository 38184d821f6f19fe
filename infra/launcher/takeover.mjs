// @ts-check
/**
 * One launcher per data folder. `launcher.json` says who it is and which processes it has, so that the next start
 * can ask a living one to stop, and wait for what a killed one left behind.
 */
import { readJson, remove, writeJson } from "./files.mjs"
import { identityOf, isAlive, signal } from "./identity.mjs"
import { until } from "./wait.mjs"

/** @typedef {import("./identity.mjs").Identity} Identity */
/** @typedef {Identity & { children: (Identity & { name: string })[] }} Note */

const patienceMs = 5_000

/**
 * Makes sure that nothing of an earlier launcher of this folder runs, and notes this one.
 * @param {string} file `launcher.json`
 * @param {{ tookOver: () => void }} on told when a living launcher is asked to stop
 */
export const takeOver = async (file, on) => {
  /** @type {Note | null} */
  const before = readJson(file)
  if (isAlive(before) && before) {
    on.tookOver()
    await end(before, "SIGTERM")
  }
  // Read again: the other one may have started more before it stopped. Its lifeline has been cut by now.
  /** @type {Note | null} */
  const left = readJson(file)
  await Promise.all((left?.children ?? before?.children ?? []).map((child) => end(child)))
  return note(file)
}

/**
 * @param {Identity} process
 * @param {NodeJS.Signals} [ask]
 */
const end = async (process, ask) => {
  if (!isAlive(process)) return
  if (ask) signal(process.pid, ask)
  if (await until(() => !isAlive(process), { ms: patienceMs })) return
  signal(process.pid, "SIGKILL")
  await until(() => !isAlive(process), { ms: patienceMs })
}

/** @param {string} file */
const note = (file) => {
  const self = identityOf(process.pid)
  const isOurs = () => readJson(file)?.pid === process.pid
  writeJson(file, { ...self, children: [] })
  return {
    /** @param {{ name: string, pid: number }[]} children */
    keep: (children) =>
      isOurs() &&
      writeJson(file, { ...self, children: children.map(({ name, pid }) => ({ name, ...identityOf(pid) })) }),
    release: () => isOurs() && remove(file),
    isOurs,
  }
}
