// @ts-check
/**
 * Whether a process noted in a file is still that process. A number alone is not enough: after a crash or a
 * restart of the machine it may belong to somebody else, so the moment of birth is compared too.
 */
import { execFileSync } from "node:child_process"
import { readFileSync } from "node:fs"

/** @typedef {{ pid: number, birth: string }} Identity */

/**
 * When the process was born, in the kernel's own words, or null when there is no such process (a zombie is none).
 * @param {number} pid
 */
export const birthOf = (pid) => (process.platform === "linux" ? fromProc(pid) : fromPs(pid))

/** @param {number} pid @returns {Identity} */
export const identityOf = (pid) => ({ pid, birth: birthOf(pid) ?? "" })

/** @param {Identity | null | undefined} identity */
export const isAlive = (identity) =>
  Boolean(identity?.pid && identity.birth && birthOf(identity.pid) === identity.birth)

/** Sends a signal, if there is still somebody to hear it. @param {number} pid @param {NodeJS.Signals} signal */
export const signal = (pid, signal) => {
  try {
    process.kill(pid, signal)
  } catch {}
}

/** @param {number} pid */
const fromProc = (pid) => {
  try {
    // The name in brackets may hold spaces and brackets; state is the first word after it, birth the twentieth.
    const words = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ")
    return words[0] === "Z" || words[0] === "X" ? null : (words[19] ?? null)
  } catch {
    return null
  }
}

/** @param {number} pid */
const fromPs = (pid) => {
  try {
    const [state, ...birth] = execFileSync("ps", ["-o", "state=,lstart=", "-p", String(pid)], { encoding: "utf8" })
      .trim()
      .split(/\s+/)
    return !state || state.startsWith("Z") ? null : birth.join(" ")
  } catch {
    return null
  }
}
