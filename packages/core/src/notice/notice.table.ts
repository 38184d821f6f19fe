import { id, moment } from "@nightjar/db/columns"
import { belongsTo, tenantTable } from "@nightjar/db/scope"
import { index, text } from "drizzle-orm/pg-core"
import { monitor } from "../monitor/monitor.table.ts"
import { statusPage } from "../status-page/status-page.table.ts"
import { ofTenant } from "../tenant/of-tenant.table.ts"
import type { Impact, NoticeState } from "./notice.ts"

export const notice = tenantTable(
  "notice",
  {
    id: id("notice").notNull(),
    title: text().notNull(),
    impact: text().$type<Impact>().notNull(),
    state: text().$type<NoticeState>().notNull(),
    /** Null for all pages of the tenant. */
    statusPageId: id("statusPage"),
    openedAt: moment().notNull(),
    /** Null while it goes on. */
    resolvedAt: moment(),
  },
  {
    constraints: (t) => [
      ofTenant(t),
      belongsTo(t, t.statusPageId, () => statusPage),
      index("notice_opened_idx").on(t.tenantId, t.openedAt),
    ],
  },
)

export const noticeMonitor = tenantTable(
  "notice_monitor",
  { noticeId: id("notice").notNull(), monitorId: id("monitor").notNull() },
  {
    key: ["noticeId", "monitorId"],
    constraints: (t) => [
      belongsTo(t, t.noticeId, () => notice),
      belongsTo(t, t.monitorId, () => monitor),
      index("notice_monitor_monitor_idx").on(t.tenantId, t.monitorId),
    ],
  },
)

export const noticeUpdate = tenantTable(
  "notice_update",
  {
    id: id("noticeUpdate").notNull(),
    noticeId: id("notice").notNull(),
    at: moment().notNull(),
    state: text().$type<NoticeState>().notNull(),
    text: text().notNull(),
  },
  {
    grants: ["select", "insert"],
    constraints: (t) => [
      belongsTo(t, t.noticeId, () => notice),
      index("notice_update_at_idx").on(t.tenantId, t.noticeId, t.at),
    ],
  },
)
