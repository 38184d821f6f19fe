// @ts-check
import { mkdtempSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { environment } from "./env.mjs"
import { remove } from "./files.mjs"
import { prepare } from "./prepare.mjs"
import { Stack } from "./stack.mjs"
import { builtPrograms } from "./table.mjs"

/**
 * Installs and builds what is missing, as `npm start` does, for what runs without a data folder: tests and benches.
 * @param {{ root: string, path: string, progress: import("./progress.mjs").Progress, build: boolean }} options
 */
export const bootstrap = async ({ root, path, progress, build }) => {
  const logs = mkdtempSync(join(tmpdir(), "nightjar-bootstrap-"))
  const stack = new Stack(logs)
  const env = { ...environment, PATH: path }
  const steps = builtPrograms(root).prepare.filter(({ name }) => build || name !== "build")
  const run = (/** @type {string} */ name, /** @type {string[]} */ command) =>
    stack.run({ name, command, cwd: root, env, log: join(logs, `${name}.log`) })
  await prepare({ root, steps, progress, run })
  remove(logs)
}
