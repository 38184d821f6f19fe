// @ts-check
import { closeSync, openSync, readFileSync, renameSync } from "node:fs"
import { stripVTControlCharacters } from "node:util"

/**
 * A fresh log for a program; the one before is kept as `….log.1`. Programs write into it themselves, so that a
 * busy one costs the launcher nothing and a dead launcher breaks no pipe.
 * @template T
 * @param {string} path
 * @param {(descriptor: number) => T} use
 */
export const withLog = (path, use) => {
  try {
    renameSync(path, `${path}.1`)
  } catch {}
  const descriptor = openSync(path, "a", 0o600)
  try {
    return use(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** @param {string} path */
export const readLog = (path) => {
  try {
    return readFileSync(path, "utf8")
  } catch {
    return ""
  }
}

/**
 * The end of a log, for people: JSON lines are shown as their message.
 * @param {string} text
 * @param {number} [lines]
 */
export const tail = (text, lines = 20) =>
  stripVTControlCharacters(text)
    .split("\n")
    .filter((line) => line.trim() !== "")
    .slice(-lines)
    .map(readable)
    .join("\n")

/** @param {string} line */
const readable = (line) => {
  if (!line.startsWith("{")) return line
  try {
    const { msg, err } = JSON.parse(line)
    return [msg, err?.message].filter((part, at, all) => part && all.indexOf(part) === at).join(": ") || line
  } catch {
    return line
  }
}
