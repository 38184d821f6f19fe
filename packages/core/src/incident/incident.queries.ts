import type { Id } from "@nightjar/kit/id"
import { and, eq, isNull } from "drizzle-orm"
import type { TenantDb } from "../context.ts"
import { appendEvent } from "../event/event.queries.ts"
import { incident } from "./incident.table.ts"

/** Resolves the open incident of each of these monitors, as the turn of that `seq` says. */
export const resolveIncidents = async (
  db: TenantDb,
  turns: readonly { monitorId: Id<"monitor">; at: Date; seq: number }[],
): Promise<void> => {
  for (const { monitorId, at, seq } of turns) {
    const rows = await db
      .update(incident)
      .set({ resolvedAt: at, resolvedSeq: seq })
      .where(and(eq(incident.monitorId, monitorId), isNull(incident.resolvedAt)))
      .returning({ id: incident.id })
    for (const { id } of rows)
      await appendEvent(db, { name: "incident.resolved", subject: id, detail: { monitor: monitorId } })
  }
}
