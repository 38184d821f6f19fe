/**
 * `pnpm --filter @nightjar/drizzle generate --name <what>`: the next migration, from the difference between the
 * tables in code and the last migration. Migrations are only ever added.
 */
import { spawnSync } from "node:child_process"
import { readFileSync, writeFileSync } from "node:fs"
import { folder, pendingMigrations } from "./migrations.ts"
import { withPartitions } from "./partitions.ts"

const before = pendingMigrations([]).map((migration) => migration.name)
const kit = spawnSync("drizzle-kit", ["generate", ...process.argv.slice(2)], { stdio: "inherit" })
for (const { name } of pendingMigrations(before)) {
  const path = new URL(name, folder)
  writeFileSync(path, withPartitions(readFileSync(path, "utf8")))
}
process.exitCode = kit.status ?? 1
