import { type Id, newId } from "@nightjar/kit/id"
import { hashToken, newToken } from "@nightjar/kit/secret"
import { and, eq, gt, sql } from "drizzle-orm"
import type { TenantDb } from "../context.ts"
import { accountLink } from "./account.table.ts"
import { type LinkPurpose, linkLifetimeMs } from "./account.ts"

const isOpen = (hash: string) => and(eq(accountLink.hash, hash), gt(accountLink.expiresAt, sql`now()`))

const shown = {
  userId: accountLink.userId,
  purpose: accountLink.purpose,
  email: accountLink.email,
  expiresAt: accountLink.expiresAt,
}

/**
 * Makes those worthless that were sent for the same purpose before; but each address that an account had keeps its own way
 * back, or a second change would take it from whoever had the first. @returns its token, and until when it works
 */
export const insertLink = async (
  db: TenantDb,
  { userId, purpose, email, now }: { userId: Id<"user">; purpose: LinkPurpose; email: string; now: Date },
): Promise<{ token: string; until: string }> => {
  const sameAddress = purpose === "restoreEmail" ? eq(accountLink.email, email) : undefined
  await db.delete(accountLink).where(and(eq(accountLink.userId, userId), eq(accountLink.purpose, purpose), sameAddress))
  const token = newToken()
  const expiresAt = new Date(now.getTime() + linkLifetimeMs[purpose])
  await db
    .insert(accountLink)
    .values({ id: newId("accountLink"), userId, purpose, email, hash: hashToken(token), expiresAt })
  return { token, until: expiresAt.toISOString() }
}

/** Null for one that is unknown, used, or too old. */
export const findLink = async (db: TenantDb, hash: string) => {
  const [row] = await db.select(shown).from(accountLink).where(isOpen(hash))
  return row ?? null
}

/** Uses it up: of all who try at once, one gets it. */
export const takeLink = async (db: TenantDb, hash: string) => {
  const [row] = await db.delete(accountLink).where(isOpen(hash)).returning(shown)
  return row ?? null
}
