/** Global set-up of project `db-15`: the same on the oldest PostgreSQL that Nightjar runs on. */
import { existsSync } from "node:fs"
import type { TestProject } from "vitest/node"
import { binariesIn } from "../launcher/postgres/binaries.mjs"
import { setUpDatabase } from "./database.ts"

const bin = "/usr/lib/postgresql/15/bin"

export const setup = (project: TestProject) => {
  if (!existsSync(bin)) throw new Error("PostgreSQL 15 is not installed: `npm test` installs it on Debian as root.")
  return setUpDatabase(project, binariesIn(bin, 15))
}
