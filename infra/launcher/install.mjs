// @ts-check
import { readFileSync, statSync } from "node:fs"
import { join } from "node:path"
import { guarded } from "./program.mjs"

/** @param {string} root */
const packageManager = (root) => JSON.parse(readFileSync(join(root, "package.json"), "utf8")).packageManager

/**
 * Whether node_modules is what the lockfile says. pnpm keeps a copy of the lockfile it installed, and writes its
 * workspace state last, so an install that was cut short does not count.
 * @param {string} root
 */
export const isInstalled = (root) => {
  const modules = join(root, "node_modules")
  try {
    const installed = join(modules, ".pnpm", "lock.yaml")
    const finished = statSync(join(modules, ".pnpm-workspace-state-v1.json")).mtimeMs
    return (
      readFileSync(installed).equals(readFileSync(join(root, "pnpm-lock.yaml"))) &&
      finished >= Math.floor(statSync(installed).mtimeMs)
    )
  } catch {
    return false
  }
}

/**
 * npx brings the very pnpm that the repository names: corepack fails on a signature check and newer majors do not
 * run on Node 20.
 * @param {string} root
 */
export const installCommand = (root) =>
  guarded({
    command: "npx",
    args: ["-y", packageManager(root), "install", "--frozen-lockfile"],
    stop: "SIGTERM",
    group: true,
  })

/**
 * @param {string} root
 * @param {string[]} filters packages to build, all unless named
 */
export const buildCommand = (root, filters = []) =>
  guarded({
    command: join(root, "node_modules", ".bin", "turbo"),
    args: ["run", "build", "--output-logs=errors-only", ...filters.map((name) => `--filter=${name}`)],
    stop: "SIGTERM",
    group: true,
  })
