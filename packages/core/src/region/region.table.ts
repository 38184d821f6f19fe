import { moment } from "@nightjar/db/columns"
import { globalTable } from "@nightjar/db/scope"
import { sql } from "drizzle-orm"
import { smallint, text } from "drizzle-orm/pg-core"

/** Where workers stand. Rows by the million name a region, so they hold its code. */
export const region = globalTable(
  "region",
  {
    code: smallint().primaryKey().generatedByDefaultAsIdentity(),
    name: text().notNull().unique("region_name_key"),
    /** When a worker last signed for it. */
    seenAt: moment(),
  },
  { reason: "A region belongs to the deployment, not to a tenant.", visible: () => sql`true`, grants: ["select"] },
)
