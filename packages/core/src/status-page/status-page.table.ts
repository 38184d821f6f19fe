import { id, moment } from "@nightjar/db/columns"
import { belongsTo, tenantTable } from "@nightjar/db/scope"
import { sql } from "drizzle-orm"
import { index, integer, jsonb, text, unique } from "drizzle-orm/pg-core"
import { monitor } from "../monitor/monitor.table.ts"
import { ofTenant } from "../tenant/of-tenant.table.ts"
import type { Layout } from "./layout.ts"
import type { PageState, Theme } from "./status-page.ts"

export const statusPage = tenantTable(
  "status_page",
  {
    id: id("statusPage").notNull(),
    slug: text().notNull(),
    title: text().notNull(),
    description: text().notNull(),
    theme: text().$type<Theme>().notNull(),
    /** A `data:` address. */
    logo: text(),
    layout: jsonb().$type<Layout>().notNull(),
    state: text().$type<PageState>().notNull().default("draft"),
    /** Raised by each edit, so that a form opened before somebody else's edit is told so. */
    version: integer().notNull().default(1),
    createdAt: moment().notNull().defaultNow(),
  },
  {
    constraints: (t) => [
      ofTenant(t),
      unique("status_page_slug_key").on(t.slug),
      index("status_page_published_idx").on(t.tenantId, t.id).where(sql`${t.state} = 'published'`),
    ],
  },
)

/** The monitors in its layout, so that a badge finds the page of its monitor without knowing whose it is. */
export const statusPageMonitor = tenantTable(
  "status_page_monitor",
  { statusPageId: id("statusPage").notNull(), monitorId: id("monitor").notNull() },
  {
    key: ["statusPageId", "monitorId"],
    constraints: (t) => [
      belongsTo(t, t.statusPageId, () => statusPage),
      belongsTo(t, t.monitorId, () => monitor),
      index("status_page_monitor_monitor_idx").on(t.monitorId),
    ],
  },
)
