import { id, moment, pgSnapshot } from "@nightjar/db/columns"
import { belongsTo, tenantTable } from "@nightjar/db/scope"
import { jsonb } from "drizzle-orm/pg-core"
import { statusPage } from "../status-page/status-page.table.ts"
import type { Picture } from "./picture.ts"

/** Of published pages only: what is not here, no visitor sees. */
export const snapshot = tenantTable(
  "snapshot",
  {
    statusPageId: id("statusPage").notNull(),
    builtAt: moment().notNull(),
    /** The transactions that it knows of: an event of any other one makes it out of date. */
    builtFrom: pgSnapshot().notNull(),
    picture: jsonb().$type<Picture>().notNull(),
  },
  {
    key: ["statusPageId"],
    constraints: (t) => [belongsTo(t, t.statusPageId, () => statusPage)],
  },
)
