/** Small trees on disk, for the tests of the rules. */
import { execFileSync } from "node:child_process"
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { readTree, type Tree } from "../tree.ts"

export type Files = Readonly<Record<string, string>>

/** Writes the files into a fresh git work tree, reads it as `pnpm check` does, and removes it again. */
export const plant = async (files: Files): Promise<Tree> => {
  const root = await mkdtemp(join(tmpdir(), "planted-"))
  try {
    execFileSync("git", ["init", "--quiet"], { cwd: root })
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(root, path)), { recursive: true })
      await writeFile(join(root, path), text.replaceAll("<root>", root))
    }
    return await readTree(root)
  } finally {
    await rm(root, { recursive: true })
  }
}

const coreExports = { "./*/queries": "./src/*/*.queries.ts", "./*": "./src/*/*.ts" }

/** A tree that keeps every rule, with a file of each kind. */
export const cleanTree: Files = {
  "package.json": JSON.stringify({ scripts: { check: "…", bench: "…" } }),
  "pnpm-lock.yaml": "packages:\n  zod@4.6.7:\n    resolution: {integrity: sha512-abc}\n",
  "README.md": "Run `pnpm check`; ids are in `packages/kit/src/id.ts`, nouns in `packages/core/src/<noun>/`.\n",
  "packages/kit/package.json": JSON.stringify({ exports: { "./*": "./src/*.ts" } }),
  "packages/kit/src/id.ts": 'import { z } from "zod"\nexport const id = z.string()\n',
  "packages/kit/src/env.ts": "export const level = process.env.LOG_LEVEL\n",
  "packages/db/package.json": JSON.stringify({ exports: { "./*": "./src/*.ts" } }),
  "packages/db/src/scope.ts":
    'import { pgTable } from "drizzle-orm/pg-core"\nexport const tenantTable = (name: string) => pgTable(name, {})\n',
  "packages/db/src/fleet.ts": "export interface FleetDb {}\nexport const fleetDatabase = () => ({})\n",
  "packages/core/package.json": JSON.stringify({ exports: coreExports }),
  "packages/core/src/monitor/monitor.ts": 'import { id } from "@nightjar/kit/id"\nexport const monitorId = id\n',
  "packages/core/src/monitor/monitor.table.ts":
    'import { tenantTable } from "@nightjar/db/scope"\nexport const monitor = tenantTable("monitor")\n',
  "packages/core/src/monitor/monitor.queries.ts":
    'import { monitor } from "./monitor.table.ts"\nexport const listMonitors = () => monitor\n',
  "packages/core/src/incident/incident.ts":
    'import { monitorId } from "../monitor/monitor.ts"\nexport const incident = { monitorId }\n',
  "packages/core/src/incident/incident.fleet.ts":
    'import type { FleetDb } from "@nightjar/db/fleet"\nexport type Open = (db: FleetDb) => void\n',
  "packages/worker/src/loop.ts": 'import { listMonitors } from "@nightjar/core/monitor/queries"\nlistMonitors()\n',
}
