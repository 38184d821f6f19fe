/**
 * `pnpm --filter @nightjar/drizzle generate --name <what>`: the next migration, from the difference between the
 * tables in code and the last migration. Adds the one clause that drizzle-kit cannot say: PARTITION BY.
 */
import { spawnSync } from "node:child_process"
import { readdirSync, readFileSync, writeFileSync } from "node:fs"

/** Tables partitioned by day; `schema.test.ts` compares this with the tables themselves. */
export const partitioned = { heartbeat: "slot_at", evidence: "slot_at" }

const folder = new URL("migrations/", import.meta.url)
const files = () => readdirSync(folder).filter((file) => file.endsWith(".sql"))

const withPartitions = (text) =>
  Object.entries(partitioned).reduce(
    (sql, [table, column]) =>
      sql.replace(new RegExp(`(CREATE TABLE "${table}" \\([^;]*\\n\\));`), `$1 PARTITION BY RANGE ("${column}");`),
    text,
  )

const before = new Set(files())
const kit = spawnSync("drizzle-kit", ["generate", ...process.argv.slice(2)], { stdio: "inherit" })
for (const file of files().filter((name) => !before.has(name))) {
  const path = new URL(file, folder)
  writeFileSync(path, withPartitions(readFileSync(path, "utf8")))
}
process.exitCode = kit.status ?? 1
