import { notFound } from "@nightjar/kit/error"
import type { Id } from "@nightjar/kit/id"
import { eq } from "drizzle-orm"
import type { TenantDb } from "../context.ts"
import { findEvidence } from "../heartbeat/heartbeat.queries.ts"
import { incident } from "./incident.table.ts"

/** The last failure of an incident, and the last success before it was over; null of which nothing is kept any more. */
export const getIncidentEvidence = async (db: TenantDb, id: Id<"incident">) => {
  const [row] = await db.select().from(incident).where(eq(incident.id, id))
  if (!row) throw notFound("incident")
  const { monitorId, openedAt, resolvedAt } = row
  return {
    failure: await findEvidence(db, monitorId, { of: ["down"], from: openedAt, before: resolvedAt }),
    success: await findEvidence(db, monitorId, { of: ["up", "degraded"], before: resolvedAt }),
  }
}
