import { id, moment } from "@nightjar/db/columns"
import { tenantTable } from "@nightjar/db/scope"
import { boolean, index, integer, smallint } from "drizzle-orm/pg-core"
import { ofTenant } from "../tenant/of-tenant.table.ts"

/**
 * What is due when: narrow and hot, two updates a check. A claim moves `due_at` to the end of its lease, so a row
 * that nobody completes becomes due again by itself, and the due index holds exactly what may be claimed.
 */
export const schedule = tenantTable(
  "schedule",
  {
    monitorId: id("monitor").notNull(),
    /** The first slot of the epoch. */
    anchorAt: moment().notNull(),
    nextSlotAt: moment().notNull(),
    /** Null while stopped. */
    dueAt: moment(),
    intervalSeconds: integer().notNull(),
    /** Raised by every claim, pause and edit: whoever holds an older one holds nothing. */
    token: integer().notNull().default(0),
    /** The life (`worker_life.id`) that holds the claim. */
    claimedBy: integer(),
    region: smallint().notNull(),
    attempt: smallint().notNull().default(0),
    /** How often in a row its check was running when a worker died, and was let wait for it. */
    failures: smallint().notNull().default(0),
    /** Of a check that a worker died with before: whether this claim's holder has begun to run it. */
    begun: boolean().notNull().default(false),
  },
  {
    key: ["monitorId", "region"],
    // Every check updates its row; vacuum that waits for a fifth of a hot table leaves the claim to walk over the dead.
    storage: "fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0",
    constraints: (t) => [
      ofTenant(t),
      index("schedule_due_idx").on(t.region, t.dueAt, t.tenantId),
      index("schedule_tenant_due_idx").on(t.region, t.tenantId, t.dueAt),
    ],
  },
)

/** A grid of slots, from its first to when it was stopped or edited. */
export const epoch = tenantTable(
  "epoch",
  {
    monitorId: id("monitor").notNull(),
    anchorAt: moment().notNull(),
    endedAt: moment(),
    intervalSeconds: integer().notNull(),
    region: smallint().notNull(),
  },
  { key: ["monitorId", "region", "anchorAt"], constraints: (t) => [ofTenant(t)] },
)
