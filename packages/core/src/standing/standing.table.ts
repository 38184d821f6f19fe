import { id, letter, moment } from "@nightjar/db/columns"
import { tenantTable } from "@nightjar/db/scope"
import { sql } from "drizzle-orm"
import { index, integer, jsonb } from "drizzle-orm/pg-core"
import { ofTenant } from "../tenant/of-tenant.table.ts"
import { stateLetters } from "../turn/turn.ts"
import type { Runs } from "../verdict/verdict.ts"
import type { Standing } from "./standing.ts"

/** How each monitor stands: the only input of `judge` beside the verdict and the rules. */
export const standing = tenantTable(
  "standing",
  {
    monitorId: id("monitor").notNull(),
    since: moment().notNull(),
    outageSince: moment(),
    seq: integer().notNull(),
    state: letter(stateLetters).notNull(),
    settled: letter(stateLetters).notNull(),
    runs: jsonb().$type<Runs>().notNull(),
    flappingSince: moment(),
    turnedAt: jsonb().$type<Standing["turnedAt"]>().notNull().default([]),
  },
  {
    key: ["monitorId"],
    // Its key never changes: with room in the page every check updates it in place.
    storage: "fillfactor = 60, autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_cost_delay = 0",
    constraints: (t) => [
      ofTenant(t),
      // A check that changes no state leaves it alone, so the row is still updated in place.
      index("standing_maintenance_idx").on(t.tenantId, t.monitorId).where(sql`${t.settled} = 'm'`),
    ],
  },
)
