import type { Id } from "@nightjar/kit/id"
import { and, desc, eq, isNull } from "drizzle-orm"
import type { TenantDb } from "../context.ts"
import { appendEvent } from "../event/event.queries.ts"
import { monitor } from "../monitor/monitor.table.ts"
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

/** Outages with the names of their monitors, newest first. */
export const listIncidents = (
  db: TenantDb,
  { monitor: only, open, limit }: { monitor?: Id<"monitor"> | undefined; open: boolean; limit: number },
) =>
  db
    .select({
      id: incident.id,
      monitor: { id: monitor.id, name: monitor.name },
      openedAt: incident.openedAt,
      resolvedAt: incident.resolvedAt,
      reason: incident.reason,
    })
    .from(incident)
    .innerJoin(monitor, eq(monitor.id, incident.monitorId))
    .where(and(only ? eq(incident.monitorId, only) : undefined, open ? isNull(incident.resolvedAt) : undefined))
    .orderBy(desc(incident.openedAt))
    .limit(limit)
