import { notFound } from "@nightjar/kit/error"
import { type Id, newId } from "@nightjar/kit/id"
import { eq } from "drizzle-orm"
import type { TenantDb } from "../context.ts"
import { defaultRegion } from "../region/region.ts"
import { probe } from "./probe.table.ts"
import type { Why } from "./probe.ts"

/**
 * Asks a worker for a check off the grid. A whisper `{ kind: "probe" }` after commit shortens the wait; without it
 * the worker's poll finds the row.
 */
export const requestProbe = async (
  db: TenantDb,
  wanted:
    | { why: Exclude<Why, "test">; monitorId: Id<"monitor"> }
    | { why: "test"; id: Id<"probe">; sealedConfig: string; timeoutSeconds: number },
): Promise<Id<"probe">> => {
  const row = { id: newId("probe"), region: defaultRegion, ...wanted }
  await db.insert(probe).values(row)
  return row.id
}

/** What came of it; `outcome` is null until a worker has answered. */
export const getProbe = async (db: TenantDb, id: Id<"probe">) => {
  const [row] = await db
    .select({
      id: probe.id,
      monitorId: probe.monitorId,
      why: probe.why,
      requestedAt: probe.requestedAt,
      answeredAt: probe.answeredAt,
      outcome: probe.outcome,
    })
    .from(probe)
    .where(eq(probe.id, id))
  if (!row) throw notFound("probe")
  return row
}
