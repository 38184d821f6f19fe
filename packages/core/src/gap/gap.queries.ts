import type { Id } from "@nightjar/kit/id"
import { desc, eq } from "drizzle-orm"
import type { TenantDb } from "../context.ts"
import { region } from "../region/region.table.ts"
import { gap } from "./gap.table.ts"

/** The newest stretches in which a monitor was not checked, newest first: how many checks, and why. */
export const listGaps = (db: TenantDb, monitorId: Id<"monitor">, limit: number) =>
  db
    .select({ from: gap.fromAt, to: gap.toAt, slots: gap.slots, cause: gap.cause, region: region.name })
    .from(gap)
    .innerJoin(region, eq(region.code, gap.region))
    .where(eq(gap.monitorId, monitorId))
    .orderBy(desc(gap.fromAt), region.name)
    .limit(limit)
