// @ts-check
/**
 * The programs of the product, as commands. Our own programs end by themselves with the launcher (`--lifeline`).
 */
import { join } from "node:path"
import { buildCommand, installCommand, isInstalled } from "./install.mjs"
import { guarded } from "./program.mjs"

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {string} label
 * @property {string[]} command
 * @property {() => boolean} [isDone] whether there is nothing to do
 */

/**
 * @typedef {object} Table
 * @property {Step[]} prepare run one after the other before anything starts
 * @property {string[]} migrate
 * @property {string[]} seed
 * @property {string[]} web
 * @property {string[]} worker
 * @property {string[]} weather
 * @property {string[]} payments
 */

/** What `npm start` runs: everything as it was built. @param {string} root @returns {Table} */
export const builtPrograms = (root) => {
  const node = (/** @type {string[]} */ ...path) => [process.execPath, join(root, ...path)]
  return {
    prepare: [installing(root), { name: "build", label: "Build", command: buildCommand(root) }],
    migrate: node("drizzle", "dist", "migrate.mjs"),
    seed: node("drizzle", "dist", "seed.mjs"),
    web: [...node("apps", "web", "dist", "server.mjs"), "--lifeline"],
    worker: [...node("packages", "worker", "dist", "main.mjs"), "--lifeline"],
    weather: [...node("packages", "weather", "dist", "main.mjs"), "--lifeline"],
    payments: [...node("packages", "payments", "dist", "pretend.mjs"), "--lifeline"],
  }
}

/** What `pnpm dev` runs: web and worker from source, started again at every change. @param {string} root @returns {Table} */
export const watchedPrograms = (root) => {
  const filters = ["@nightjar/drizzle", "@nightjar/payments", "@nightjar/weather"]
  const watched = (/** @type {string} */ folder, /** @type {string} */ file) =>
    guarded({
      command: join(root, "node_modules", ".bin", "tsx"),
      // The root's: a package's own leaves the components of others without a way to be compiled.
      args: ["watch", "--clear-screen=false", "--tsconfig", join(root, "tsconfig.json"), file],
      cwd: join(root, folder),
      stop: "SIGTERM",
      group: true,
    })
  return {
    ...builtPrograms(root),
    prepare: [installing(root), { name: "build", label: "Build", command: buildCommand(root, filters) }],
    web: watched("apps/web", "server.ts"),
    worker: watched("packages/worker", "src/main.ts"),
  }
}

/** @param {string} root @returns {Step} */
const installing = (root) => ({
  name: "install",
  label: "Install packages",
  command: installCommand(root),
  isDone: () => isInstalled(root),
})
