/** `drizzle/schema.sql`: the database as a new one is made, tables and walls, to be read in one sitting. */
import { schema } from "@nightjar/core/schema"
import { walls } from "@nightjar/core/walls"
import { renderDoors, renderTables } from "@nightjar/db/walls"
import { generateDrizzleJson, generateMigration } from "drizzle-kit/api"
import { withPartitions } from "./partitions.ts"

const head = `-- Made from the tables in packages/core/src/**/*.table.ts and the lists in walls.ts and doors.ts.
-- It is for reading; a database is brought here by the migrations, and a test compares the two.`

export const render = async (): Promise<string> => {
  const nothing = generateDrizzleJson({})
  const everything = generateDrizzleJson(schema, nothing.id, ["public"], "snake_case")
  const tables = (await generateMigration(nothing, everything)).join("\n")
  return [
    head,
    withPartitions(tables),
    "-- The walls.",
    renderTables(walls),
    "-- The doors.",
    renderDoors(walls),
    "",
  ].join("\n\n")
}
