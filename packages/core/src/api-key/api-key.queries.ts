import type { Doors } from "@nightjar/db/doors"
import { notFound } from "@nightjar/kit/error"
import { type Id, uuidToId } from "@nightjar/kit/id"
import { and, desc, eq, isNull, sql } from "drizzle-orm"
import type { TenantDb } from "../context.ts"
import type { Permission } from "../permission.ts"
import { user } from "../user/user.table.ts"
import { apiKey } from "./api-key.table.ts"

export const listApiKeys = (db: TenantDb) =>
  db
    .select({
      id: apiKey.id,
      name: apiKey.name,
      scopes: apiKey.scopes,
      createdBy: user.email,
      createdAt: apiKey.createdAt,
      expiresAt: apiKey.expiresAt,
      lastUsedAt: apiKey.lastUsedAt,
      revokedAt: apiKey.revokedAt,
    })
    .from(apiKey)
    .leftJoin(user, eq(user.id, apiKey.createdBy))
    .orderBy(desc(apiKey.createdAt), desc(apiKey.id))

export const insertApiKey = async (db: TenantDb, row: typeof apiKey.$inferInsert): Promise<void> => {
  await db.insert(apiKey).values(row)
}

/** Throws `not_found` also for one that is revoked already. */
export const markRevoked = async (db: TenantDb, id: Id<"apiKey">): Promise<void> => {
  const revoked = await db
    .update(apiKey)
    .set({ revokedAt: sql`now()` })
    .where(and(eq(apiKey.id, id), isNull(apiKey.revokedAt)))
    .returning({ id: apiKey.id })
  if (revoked.length === 0) throw notFound("API key")
}

export const markUsed = async (db: TenantDb, id: Id<"apiKey">): Promise<void> => {
  await db.update(apiKey).set({ lastUsedAt: sql`now()` }).where(eq(apiKey.id, id))
}

export interface FoundKey {
  id: Id<"apiKey">
  tenant: Id<"tenant">
  scopes: readonly (Permission | "*")[]
}

/** Null where it is unknown, revoked or expired. */
export const findApiKeyByHash = async (doors: Doors, hash: string): Promise<FoundKey | null> => {
  const [row] = await doors.ask<{ id: string; tenant_id: string; scopes: (Permission | "*")[] }>("api_key_by_hash", [
    hash,
  ])
  if (!row) return null
  return { id: uuidToId("apiKey", row.id), tenant: uuidToId("tenant", row.tenant_id), scopes: row.scopes }
}
