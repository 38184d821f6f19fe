/** Writing incidents. */
import { AppError, notFound } from "@nightjar/kit/error"
import { type Id, newId } from "@nightjar/kit/id"
import { and, eq, isNull } from "drizzle-orm"
import type { TenantDb } from "../context.ts"
import { appendEvent } from "../event/event.queries.ts"
import { incident, incidentEntry } from "./incident.table.ts"
import type { Deed } from "./incident.ts"

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

/** Throws when it is not here, and `conflict` when it is over. */
export const findOpen = async (db: TenantDb, id: Id<"incident">) => {
  const [row] = await db.select().from(incident).where(eq(incident.id, id))
  return assertOpen(row)
}

/** Locks it; throws as `findOpen` does. */
export const lockOpen = async (db: TenantDb, id: Id<"incident">) => {
  const [row] = await db.select().from(incident).where(eq(incident.id, id)).for("update")
  return assertOpen(row)
}

const assertOpen = (row: typeof incident.$inferSelect | undefined) => {
  if (!row) throw notFound("incident")
  if (row.resolvedAt) throw new AppError("conflict", "This incident is over.")
  return row
}

/** Throws when it is not here. */
export const assertIncident = async (db: TenantDb, id: Id<"incident">): Promise<void> => {
  const rows = await db.select({ id: incident.id }).from(incident).where(eq(incident.id, id))
  if (rows.length === 0) throw notFound("incident")
}

export const updateIncident = async (
  db: TenantDb,
  id: Id<"incident">,
  change: { acknowledgedAt?: Date; mutedAt?: Date | null },
): Promise<void> => {
  await db.update(incident).set(change).where(eq(incident.id, id))
}

export const appendEntry = async (
  db: TenantDb,
  entry: { incidentId: Id<"incident">; at: Date; userId: Id<"user"> | null; what: Deed; text?: string },
): Promise<void> => {
  await db.insert(incidentEntry).values({ id: newId("entry"), ...entry })
}
