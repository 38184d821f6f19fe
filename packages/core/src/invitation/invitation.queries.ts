import { AppError, notFound } from "@nightjar/kit/error"
import type { Id } from "@nightjar/kit/id"
import { and, asc, count, eq, gt, sql } from "drizzle-orm"
import type { TenantDb } from "../context.ts"
import { user } from "../user/user.table.ts"
import { invitation } from "./invitation.table.ts"

const isOpen = gt(invitation.expiresAt, sql`now()`)

/** Those that have run out too: they can be sent again. */
export const listInvitations = (db: TenantDb) =>
  db
    .select({
      id: invitation.id,
      email: invitation.email,
      role: invitation.role,
      inviter: user.email,
      createdAt: invitation.createdAt,
      expiresAt: invitation.expiresAt,
    })
    .from(invitation)
    .leftJoin(user, eq(user.id, invitation.invitedBy))
    .orderBy(asc(invitation.createdAt), asc(invitation.id))

/** Each holds a seat until it runs out. */
export const countOpenInvitations = async (db: TenantDb): Promise<number> =>
  (await db.select({ n: count() }).from(invitation).where(isOpen))[0]!.n

type NewInvitation = typeof invitation.$inferInsert

/** Throws `conflict` where that address was invited already. */
export const insertInvitation = async (db: TenantDb, row: NewInvitation): Promise<void> => {
  const inserted = await db.insert(invitation).values(row).onConflictDoNothing().returning({ id: invitation.id })
  if (inserted.length === 0)
    throw new AppError("conflict", "was invited already; send that invitation again instead", { field: "email" })
}

/** With a new link, which makes the old one worthless. */
export const renewInvitationRow = async (
  db: TenantDb,
  id: Id<"invitation">,
  fresh: Pick<NewInvitation, "hash" | "invitedBy" | "expiresAt">,
) => {
  const [row] = await db
    .update(invitation)
    .set(fresh)
    .where(eq(invitation.id, id))
    .returning({ email: invitation.email, role: invitation.role })
  if (!row) throw notFound("invitation")
  return row
}

export const deleteInvitation = async (db: TenantDb, id: Id<"invitation">) => {
  const [row] = await db
    .delete(invitation)
    .where(eq(invitation.id, id))
    .returning({ email: invitation.email, role: invitation.role })
  if (!row) throw notFound("invitation")
  return row
}

/** Null for one that is unknown, used, revoked, or too old. */
export const findInvitation = async (db: TenantDb, hash: string) => {
  const [row] = await db
    .select({ email: invitation.email, role: invitation.role, inviterName: user.name, inviterEmail: user.email })
    .from(invitation)
    .leftJoin(user, eq(user.id, invitation.invitedBy))
    .where(and(eq(invitation.hash, hash), isOpen))
  return row ?? null
}

/** Uses it up: of all who try at once, one gets it. */
export const takeInvitation = async (db: TenantDb, hash: string) => {
  const [row] = await db
    .delete(invitation)
    .where(and(eq(invitation.hash, hash), isOpen))
    .returning({ id: invitation.id, role: invitation.role })
  return row ?? null
}
