import { newId } from "@nightjar/kit/id"
import type { TenantDb } from "../context.ts"
import { event } from "./event.table.ts"

/** Appended in the transaction of what it tells of; announced after commit. */
export const appendEvent = async (
  db: TenantDb,
  entry: { name: string; subject?: string | undefined; detail?: Record<string, unknown> | undefined },
): Promise<void> => {
  await db.insert(event).values({
    id: newId("event"),
    name: entry.name,
    subject: entry.subject ?? null,
    detail: entry.detail ?? null,
  })
}
