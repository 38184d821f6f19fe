import { notFound } from "@nightjar/kit/error"
import { type Id, newId } from "@nightjar/kit/id"
import { and, eq, isNotNull } from "drizzle-orm"
import type { TenantDb } from "../context.ts"
import { schedule } from "../schedule/schedule.table.ts"
import { probe } from "./probe.table.ts"

/**
 * Asks each region of a monitor that is watched for a check off the grid. A whisper `{ kind: "probe" }` after commit
 * shortens the wait; without it the workers' poll finds the rows.
 * @returns the first one's id; null where nothing is watched
 */
export const requestChecks = async (db: TenantDb, monitorId: Id<"monitor">): Promise<Id<"probe"> | null> => {
  const regions = await db
    .select({ region: schedule.region })
    .from(schedule)
    .where(and(eq(schedule.monitorId, monitorId), isNotNull(schedule.dueAt)))
    .orderBy(schedule.region)
  const rows = regions.map(({ region }) => ({ id: newId("probe"), monitorId, region, why: "check-now" as const }))
  if (rows.length > 0) await db.insert(probe).values(rows)
  return rows[0]?.id ?? null
}

/** Asks for a try of a form that is not saved. */
export const requestTest = async (
  db: TenantDb,
  test: { id: Id<"probe">; region: number; sealedConfig: string; timeoutSeconds: number },
): Promise<void> => {
  await db.insert(probe).values({ ...test, why: "test" })
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
