import { type Id, newId } from "@nightjar/kit/id"
import { and, eq, isNull } from "drizzle-orm"
import type { TenantDb } from "../context.ts"
import { requestChecks } from "../probe/probe.queries.ts"
import { probe } from "../probe/probe.table.ts"
import { standing } from "../standing/standing.table.ts"
import { ping } from "./ping.table.ts"
import { contradicts, type Ping } from "./ping.ts"

/**
 * Appends a call; the worker's check of the next slot folds it. One that contradicts the standing asks for a probe.
 * @returns whether it did, and a whisper `{ kind: "probe" }` is worth sending after commit
 */
export const recordPing = async (
  db: TenantDb,
  call: Omit<Ping, "at"> & { monitorId: Id<"monitor">; body: string | null },
): Promise<{ probed: boolean }> => {
  const { monitorId } = call
  await db.insert(ping).values({ id: newId("ping"), ...call })
  const [row] = await db.select({ state: standing.state }).from(standing).where(eq(standing.monitorId, monitorId))
  if (!row || row.state === "paused" || !contradicts(call.status, row.state)) return { probed: false }
  const waiting = await db
    .select({ id: probe.id })
    .from(probe)
    .where(and(eq(probe.monitorId, monitorId), isNull(probe.answeredAt), isNull(probe.claimedBy)))
    .limit(1)
  if (waiting.length === 0) await requestChecks(db, monitorId)
  return { probed: waiting.length === 0 }
}
