import { type Id, newId } from "@nightjar/kit/id"
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
    /** `config` with its secrets sealed, bound to the table `probe` and this id. */
    | { why: "test"; id: Id<"probe">; config: Record<string, unknown>; timeoutSeconds: number },
): Promise<Id<"probe">> => {
  const row = { id: newId("probe"), region: defaultRegion, ...wanted }
  await db.insert(probe).values(row)
  return row.id
}
