// @ts-check
/** The foreign programs that tests run for real: found on PATH, or installed where that is possible. */
import { execFileSync } from "node:child_process"
import { Problem } from "../launcher/problem.mjs"
import { findProgram } from "../launcher/redis.mjs"

/**
 * @typedef {object} Tool
 * @property {string[]} programs any of them will do
 * @property {string} debian the package that has it
 * @property {string[]} projects which of vitest.config.ts need it
 */

/** @type {Tool[]} */
export const tools = [
  {
    programs: ["redis-server", "valkey-server"],
    debian: "redis-server",
    projects: ["db", "db-15", "launch", "browser"],
  },
  { programs: ["chromium", "chromium-browser", "google-chrome"], debian: "chromium", projects: ["browser"] },
  { programs: ["nginx"], debian: "nginx", projects: ["launch", "browser"] },
  { programs: ["dnsmasq"], debian: "dnsmasq-base", projects: ["launch", "browser"] },
  { programs: ["promtool"], debian: "prometheus", projects: ["launch"] },
  { programs: ["pgbouncer"], debian: "pgbouncer", projects: ["db", "db-15"] },
  { programs: ["/usr/lib/postgresql/15/bin/postgres"], debian: "postgresql-15", projects: ["db-15", "launch"] },
]

/** Debian keeps servers in sbin, which an ordinary user's PATH leaves out. @param {string} path */
export const withSbin = (path) => `${path}:/usr/local/sbin:/usr/sbin:/sbin`

/** @param {Tool[]} needed @param {string} path */
export const missingTools = (needed, path) =>
  needed.filter(({ programs }) => !programs.some((name) => findProgram([name], name.startsWith("/") ? "/" : path)))

/**
 * Installs what is missing with Debian's packages when that is possible, else says what to install.
 * @param {Tool[]} needed
 * @param {string} path
 */
export const provideTools = async (needed, path) => {
  const missing = missingTools(needed, path)
  if (missing.length === 0) return
  if (process.getuid?.() === 0 && findProgram(["apt-get"], path)) aptInstall(missing.map(({ debian }) => debian))
  const still = missingTools(missing, path).map(({ debian }) => debian)
  if (still.length > 0)
    throw new Problem(
      `The tests run real servers and ${still.join(", ")} cannot be found: install them (their names on Debian), or run only the quick ones with npm test -- --project unit.`,
    )
}

/** @param {string[]} packages */
const aptInstall = (packages) => {
  const apt = (/** @type {string[]} */ ...args) =>
    execFileSync("apt-get", ["-qq", "-o", "Dpkg::Use-Pty=0", ...args], {
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
      stdio: "pipe",
    })
  try {
    apt("update")
    apt("install", "-y", "--no-install-recommends", ...packages)
  } catch (error) {
    throw new Problem(
      `Debian's packages could not be installed (${packages.join(", ")}): run apt-get yourself and see why.`,
      String(/** @type {{ stderr?: Buffer }} */ (error).stderr ?? error),
    )
  }
}
