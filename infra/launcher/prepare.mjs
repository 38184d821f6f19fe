// @ts-check
/** Installs and builds what is missing. Two launchers of one repository take turns: a build may run only once at a time. */
import { linkSync, mkdirSync } from "node:fs"
import { dirname, join } from "node:path"
import { readJson, remove, writeJson } from "./files.mjs"
import { identityOf, isAlive } from "./identity.mjs"
import { until } from "./wait.mjs"

/** A cold build on a slow machine, and then some. */
const patienceMs = 600_000

/**
 * @param {object} options
 * @param {string} options.root
 * @param {import("./table.mjs").Step[]} options.steps
 * @param {import("./progress.mjs").Progress} options.progress
 * @param {(name: string, command: string[]) => Promise<unknown>} options.run
 */
export const prepare = async ({ root, steps, progress, run }) => {
  if (steps.length === 0) return
  await inTurn(join(root, ".turbo", "preparing.json"), progress, async () => {
    for (const { name, label, command, isDone } of steps)
      if (!isDone?.()) await progress.step(label, () => run(name, command))
  })
}

/**
 * @param {string} file says whose turn it is
 * @param {import("./progress.mjs").Progress} progress
 * @param {() => Promise<void>} work
 */
const inTurn = async (file, progress, work) => {
  const own = `${file}.${process.pid}`
  mkdirSync(dirname(file), { recursive: true })
  writeJson(own, identityOf(process.pid))
  try {
    while (!take(own, file))
      await progress.step("Wait for another build", () => until(() => !isAlive(readJson(file)), { ms: patienceMs }))
    await work().finally(() => remove(file))
  } finally {
    remove(own)
  }
}

/**
 * A link appears whole or not at all, so nobody reads half a name. Whoever died in their turn has lost it.
 * @param {string} own
 * @param {string} file
 */
const take = (own, file) => {
  if (!isAlive(readJson(file))) remove(file)
  try {
    linkSync(own, file)
    return true
  } catch {
    return false
  }
}
