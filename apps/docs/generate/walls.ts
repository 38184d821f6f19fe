/** What is known beyond one tenant: global tables, doors, and statements over many tenants. */
import { walls } from "@nightjar/core/walls"
import { reviewedStatements } from "@nightjar/db/reviewed"
import { scopeOf } from "@nightjar/db/scope"
import { getTableName } from "drizzle-orm"
import { code, page, table } from "./markdown.ts"
import { modulesLike } from "./modules.ts"

export const render = async () =>
  page(
    "Past the walls",
    "apps/docs/generate/walls.ts",
    "Every other table and statement is confined to one tenant twice: by the dialect and by row-level security.",
    "## Global tables",
    table(["table", "why it belongs to no tenant"], globalTables()),
    "## Doors",
    "What must be found before a tenant is known. Each takes one exact value and returns what the next step needs.",
    table(["door", "reads", "reason"], doors()),
    "## What the worker and the feed may do across tenants",
    table(["role", "table", "may", "statements"], grants()),
    "## Fleet statements",
    "Set-based statements of the worker. Each carries `tenant_id` through every join.",
    table(["file", "statements"], await fleetFiles()),
    "## Reviewed SQL",
    "Statements for one tenant that the query builder cannot say.",
    table(["name", "tables", "why"], await reviewed()),
  )

const globalTables = () =>
  walls.tables.flatMap((one) => {
    const scope = scopeOf(one)
    return scope?.kind === "global" ? [[code(getTableName(one)), scope.reason]] : []
  })

const doors = () =>
  walls.doors.map(({ name, reads, reason }) => [code(name), Object.keys(reads).map(code).join(", "), reason])

const grants = () =>
  (["worker", "feed"] as const).flatMap((role) =>
    walls[role].map((one) => [role, code(getTableName(one.table)), one.grants.join(", "), one.reason]),
  )

const fleetFiles = async () =>
  (await modulesLike(/^packages\/core\/src\/.*\.fleet\.ts$/)).map(({ path, exports }) => [
    code(path),
    Object.keys(exports).map(code).join(", "),
  ])

/** Statements register themselves when their module is loaded. */
const reviewed = async () => {
  await modulesLike(/^packages\/core\/src\/.*\.queries\.ts$/)
  return reviewedStatements.map(({ name, tables, reason }) => [code(name), tables.map(code).join(", "), reason])
}
