import { newId } from "@nightjar/kit/id"
import type { Actor, TenantDb } from "../context.ts"
import { auditLog } from "./audit-log.table.ts"

const actorId = (actor: Actor): string | null =>
  actor.kind === "member" ? actor.user : actor.kind === "key" ? actor.key : null

export const record = async (
  db: TenantDb,
  entry: {
    action: string
    actor: Actor
    address: string | null
    subject?: string | undefined
    detail?: Record<string, unknown> | undefined
  },
): Promise<void> => {
  const { action, actor, address, subject, detail } = entry
  await db.insert(auditLog).values({
    id: newId("auditLog"),
    actorKind: actor.kind,
    actorId: actorId(actor),
    action,
    address,
    subject: subject ?? null,
    detail: detail ?? null,
  })
}
