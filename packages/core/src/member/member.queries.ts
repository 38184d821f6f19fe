import type { Doors } from "@nightjar/db/doors"
import { notFound } from "@nightjar/kit/error"
import { type Id, idToUuid, newId, uuidToId } from "@nightjar/kit/id"
import { asc, eq } from "drizzle-orm"
import type { TenantDb } from "../context.ts"
import { user } from "../user/user.table.ts"
import { member } from "./member.table.ts"
import type { Role } from "./member.ts"

/** Oldest first: who founded the tenant leads. */
export const listMembers = (db: TenantDb) =>
  db
    .select({
      id: member.id,
      userId: member.userId,
      name: user.name,
      email: user.email,
      role: member.role,
      createdAt: member.createdAt,
    })
    .from(member)
    .innerJoin(user, eq(user.id, member.userId))
    .orderBy(asc(member.createdAt), asc(member.id))

/** Null where that person is not a member of this tenant. */
export const findRole = async (db: TenantDb, userId: Id<"user">): Promise<Role | null> => {
  const [row] = await db.select({ role: member.role }).from(member).where(eq(member.userId, userId))
  return row?.role ?? null
}

/** Null where nobody with that address is a member. */
export const findMemberByEmail = async (db: TenantDb, email: string) => {
  const [row] = await db
    .select({ id: member.id })
    .from(member)
    .innerJoin(user, eq(user.id, member.userId))
    .where(eq(user.email, email))
  return row ?? null
}

/** Locked until the transaction ends, with all owners: of two who go at once the second sees that the first has gone. */
export const lockMember = async (db: TenantDb, who: { id: Id<"member"> } | { userId: Id<"user"> }) => {
  const owners = await db
    .select({ id: member.id })
    .from(member)
    .where(eq(member.role, "owner"))
    .orderBy(asc(member.id))
    .for("update")
  const [row] = await db
    .select({ id: member.id, userId: member.userId, role: member.role })
    .from(member)
    .where("id" in who ? eq(member.id, who.id) : eq(member.userId, who.userId))
    .for("update")
  if (!row) throw notFound("member")
  return { ...row, isLastOwner: row.role === "owner" && owners.length === 1 }
}

export const updateRole = async (db: TenantDb, id: Id<"member">, role: Role): Promise<void> => {
  await db.update(member).set({ role }).where(eq(member.id, id))
}

/** Their sessions in this tenant, and codes for one, go with them. */
export const deleteMember = async (db: TenantDb, id: Id<"member">): Promise<void> => {
  await db.delete(member).where(eq(member.id, id))
}

export const insertMember = async (db: TenantDb, userId: Id<"user">, role: Role): Promise<void> => {
  await db.insert(member).values({ id: newId("member"), userId, role })
}

/** Every tenant that a person belongs to, by name: what only they may see. */
export const listTenantsOf = async (doors: Doors, userId: Id<"user">) => {
  const rows = await doors.ask<{ id: string; slug: string; name: string; role: Role }>("tenants_of_user", [
    idToUuid(userId),
  ])
  return rows.map(({ id, slug, name, role }) => ({ id: uuidToId("tenant", id), slug, name, role }))
}
