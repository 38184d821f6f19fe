/** A user belongs to many tenants, so all but reading a fellow member goes through doors. */
import type { Doors } from "@nightjar/db/doors"
import { notFound } from "@nightjar/kit/error"
import { type Id, idToUuid, newId, uuidToId } from "@nightjar/kit/id"
import { eq } from "drizzle-orm"
import type { TenantDb } from "../context.ts"
import { user } from "./user.table.ts"

/** What a sign-in needs of an account. */
export interface Account {
  id: Id<"user">
  email: string
  passwordHash: string | null
}

interface AccountRow {
  id: string
  email: string
  password_hash: string | null
}

const accountOf = (row: AccountRow | undefined): Account | null =>
  row ? { id: uuidToId("user", row.id), email: row.email, passwordHash: row.password_hash } : null

export const findAccountByEmail = async (doors: Doors, email: string): Promise<Account | null> =>
  accountOf((await doors.ask<AccountRow>("user_by_email", [email]))[0])

export const getAccount = async (doors: Doors, id: Id<"user">): Promise<Account> => {
  const account = accountOf((await doors.ask<AccountRow>("user_by_id", [idToUuid(id)]))[0])
  if (!account) throw notFound("account")
  return account
}

/** Null where somebody else has the address by now. */
export const createUser = async (doors: Doors, email: string, passwordHash: string): Promise<Id<"user"> | null> => {
  const id = newId("user")
  const [row] = await doors.ask("create_user", [idToUuid(id), email, "", passwordHash])
  return row ? id : null
}

export const renameUser = (doors: Doors, id: Id<"user">, name: string) => doors.ask("rename_user", [idToUuid(id), name])

/**
 * False where somebody else has the address. Links that were sent to the one before open nothing any more.
 * @param given.undoneFrom ways back that run out later than this are for changes that are undone here, and lead nowhere
 */
export const setEmail = async (
  doors: Doors,
  id: Id<"user">,
  { email, isVerified, undoneFrom }: { email: string; isVerified: boolean; undoneFrom: Date | null },
): Promise<boolean> => {
  const rows = await doors.ask("set_email", [idToUuid(id), email, isVerified, undoneFrom?.toISOString() ?? null])
  return rows.length > 0
}

/**
 * Ends every session that the person has, in every tenant, and returns which those were.
 * @param passwordHash null: no password opens the account
 */
export const replacePasswordHash = async (
  doors: Doors,
  id: Id<"user">,
  passwordHash: string | null,
): Promise<Id<"session">[]> => {
  const rows = await doors.ask<{ session_id: string }>("change_password", [idToUuid(id), passwordHash])
  return rows.map((row) => uuidToId("session", row.session_id))
}

export const getUser = async (db: TenantDb, id: Id<"user">) => {
  const [row] = await db
    .select({
      id: user.id,
      email: user.email,
      emailVerifiedAt: user.emailVerifiedAt,
      name: user.name,
      createdAt: user.createdAt,
    })
    .from(user)
    .where(eq(user.id, id))
  if (!row) throw notFound("account")
  return row
}
