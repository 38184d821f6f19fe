/** Writing monitors. */
import { notFound } from "@nightjar/kit/error"
import type { Id } from "@nightjar/kit/id"
import { and, eq, inArray, isNotNull, isNull } from "drizzle-orm"
import type { TenantDb } from "../context.ts"
import { monitor } from "./monitor.table.ts"

export type MonitorRow = typeof monitor.$inferSelect
type NewMonitor = typeof monitor.$inferInsert
type Change = Partial<NewMonitor>

export const insertMonitorRow = async (db: TenantDb, row: NewMonitor): Promise<void> => {
  await db.insert(monitor).values(row)
}

/** Locks the row, so that two edits meet one after the other. Throws when it is not here, or deleted. */
export const lockMonitor = async (db: TenantDb, id: Id<"monitor">): Promise<MonitorRow> => {
  const [row] = await db
    .select()
    .from(monitor)
    .where(and(eq(monitor.id, id), isNull(monitor.deletedAt)))
    .for("update")
  if (!row) throw notFound("monitor")
  return row
}

export const updateMonitorRow = async (db: TenantDb, id: Id<"monitor">, change: Change): Promise<void> => {
  await db.update(monitor).set(change).where(eq(monitor.id, id))
}

/** Throws when one of them is not here, or deleted. */
export const assertMonitors = async (db: TenantDb, ids: readonly Id<"monitor">[]): Promise<void> => {
  const wanted = [...new Set(ids)]
  const known = await db
    .select({ id: monitor.id })
    .from(monitor)
    .where(and(inArray(monitor.id, wanted), isNull(monitor.deletedAt)))
  if (known.length < wanted.length) throw notFound("monitor")
}

/** Which of the named monitors a bulk verb is for. */
const phases = {
  running: () => and(isNull(monitor.pausedAt), isNull(monitor.deletedAt)),
  paused: () => and(isNotNull(monitor.pausedAt), isNull(monitor.deletedAt)),
  present: () => isNull(monitor.deletedAt),
  deleted: () => isNotNull(monitor.deletedAt),
}
export type Phase = keyof typeof phases

/** Changes those that are in the phase, and answers them. One unknown id fails the whole. */
export const updateMonitorRows = async (
  db: TenantDb,
  ids: Id<"monitor">[],
  { phase, change }: { phase: Phase; change: Change },
) => {
  const named = inArray(monitor.id, ids)
  const known = await db.select({ id: monitor.id }).from(monitor).where(named).orderBy(monitor.id).for("update")
  if (known.length < new Set(ids).size) throw notFound("monitor")
  return db
    .update(monitor)
    .set(change)
    .where(and(named, phases[phase]()))
    .returning({ id: monitor.id, intervalSeconds: monitor.intervalSeconds, pausedAt: monitor.pausedAt })
}
