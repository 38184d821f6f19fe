import { id, moment } from "@nightjar/db/columns"
import { belongsTo, tenantTable } from "@nightjar/db/scope"
import { index, text, unique } from "drizzle-orm/pg-core"
import { monitor } from "../monitor/monitor.table.ts"
import { ofTenant } from "../tenant/of-tenant.table.ts"

export const tag = tenantTable(
  "tag",
  {
    id: id("tag").notNull(),
    name: text().notNull(),
    color: text().notNull(),
    createdAt: moment().notNull().defaultNow(),
  },
  { constraints: (t) => [ofTenant(t), unique("tag_name_key").on(t.tenantId, t.name)] },
)

/** A tag on a monitor, with a value: `env = production`. */
export const monitorTag = tenantTable(
  "monitor_tag",
  { monitorId: id("monitor").notNull(), tagId: id("tag").notNull(), value: text().notNull().default("") },
  {
    key: ["monitorId", "tagId"],
    constraints: (t) => [
      belongsTo(t, t.monitorId, () => monitor),
      belongsTo(t, t.tagId, () => tag),
      index("monitor_tag_tag_idx").on(t.tenantId, t.tagId),
    ],
  },
)
