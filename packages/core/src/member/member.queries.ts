import type { Doors } from "@nightjar/db/doors"
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
