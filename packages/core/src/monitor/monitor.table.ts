import { id, moment } from "@nightjar/db/columns"
import { belongsTo, type TenantOwned, tenantTable } from "@nightjar/db/scope"
import { sql } from "drizzle-orm"
import { boolean, check, index, integer, jsonb, text, unique } from "drizzle-orm/pg-core"
import { ofTenant } from "../tenant/of-tenant.table.ts"
import type { MonitorConfig } from "./monitor.ts"

/** What a customer wants watched. How it stands is in `standing`, when it is due in `schedule`. */
export const monitor = tenantTable(
  "monitor",
  {
    id: id("monitor").notNull(),
    name: text().notNull(),
    type: text().notNull(),
    /** The type's own fields; secret ones are sealed. */
    config: jsonb().$type<MonitorConfig>().notNull(),
    intervalSeconds: integer().notNull(),
    /** What was asked for, where the plan has it checked less often; a larger plan gives it back. */
    wantedIntervalSeconds: integer(),
    retryIntervalSeconds: integer().notNull(),
    /** Failing attempts that are tolerated before the monitor is down. */
    retries: integer().notNull(),
    timeoutSeconds: integer().notNull(),
    /** Good slots in a row that end an outage. */
    recoveries: integer().notNull().default(1),
    /** How long it must have been good for that. */
    recoverySeconds: integer().notNull().default(0),
    /** Regions that must fail at least for an outage. */
    quorum: integer().notNull().default(1),
    upsideDown: boolean().notNull().default(false),
    /** The group that it is a member of. */
    groupId: id("monitor"),
    /** While that one is down, nobody is told of this one. */
    dependsOnId: id("monitor"),
    pausedAt: moment(),
    /** `plan`: there are more than it holds, and a larger one resumes it. Null where somebody paused it. */
    pauseReason: text().$type<"plan">(),
    /** Deleted for ten seconds it can be brought back; then a sweep removes it. */
    deletedAt: moment(),
    /** Push monitors: found by the hash, shown from the sealed text. */
    pushTokenHash: text(),
    pushTokenSealed: text(),
    /** Raised by each edit, so that a form opened before somebody else's edit is told so. */
    version: integer().notNull().default(1),
    createdAt: moment().notNull().defaultNow(),
    updatedAt: moment().notNull().defaultNow(),
  },
  {
    constraints: (t) => [
      ofTenant(t),
      unique("monitor_push_token_key").on(t.pushTokenHash),
      belongsTo(t, t.groupId, (): TenantOwned => monitor, { as: "group", onDelete: "restrict" }),
      belongsTo(t, t.dependsOnId, (): TenantOwned => monitor, { as: "depends_on", onDelete: "restrict" }),
      index("monitor_group_idx").on(t.tenantId, t.groupId).where(sql`${t.groupId} is not null`),
      index("monitor_depends_on_idx").on(t.tenantId, t.dependsOnId).where(sql`${t.dependsOnId} is not null`),
      index("monitor_name_idx").on(t.tenantId, t.name),
      index("monitor_deleted_idx").on(t.deletedAt).where(sql`${t.deletedAt} is not null`),
      check(
        "monitor_timeout_check",
        sql`${t.timeoutSeconds} <= 0.8 * least(${t.intervalSeconds}, ${t.retryIntervalSeconds})`,
      ),
    ],
  },
)
