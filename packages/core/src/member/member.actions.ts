/** Who belongs to a tenant, and as what. Whoever is concerned is signed out of it, at once and on every screen. */
import { AppError } from "@nightjar/kit/error"
import { z } from "zod"
import { action } from "../action.ts"
import { type Context, personOf } from "../context.ts"
import { deleteSessionsOf } from "../session/session.queries.ts"
import { deleteMember, lockMember, updateRole } from "./member.queries.ts"
import { assertMayGive, assertMayTake, memberId, roleChangeInput } from "./member.ts"

const assertOwnerStays = ({ isLastOwner }: { isLastOwner: boolean }): void => {
  if (isLastOwner)
    throw new AppError("conflict", "A workspace needs an owner. Make somebody else one first, or delete the workspace.")
}

const forget = ({ bus }: Context, { ended }: { ended: string[] }) => bus.publish({ kind: "forget", keys: ended })

export const changeRole = action("member.changeRole", {
  input: roleChangeInput,
  async run({ actor, db, note }, { id, role }) {
    const own = personOf(actor)
    const found = await lockMember(db, { id })
    assertMayTake(own.role, found.role)
    assertMayGive(own.role, role)
    if (role !== "owner") assertOwnerStays(found)
    await updateRole(db, id, role)
    const ended = await deleteSessionsOf(db, found.userId, own.session)
    note({ subject: id, detail: { user: found.userId, from: found.role, to: role } })
    return { id, role, ended: [found.userId, ...ended] }
  },
  announce: forget,
})

export const removeMember = action("member.remove", {
  input: z.object({ id: memberId }),
  async run({ actor, db, note }, { id }) {
    const found = await lockMember(db, { id })
    assertMayTake(personOf(actor).role, found.role)
    assertOwnerStays(found)
    const ended = await deleteSessionsOf(db, found.userId, null)
    await deleteMember(db, id)
    note({ subject: id, detail: { user: found.userId, role: found.role } })
    return { id, ended }
  },
  announce: forget,
})

/** Oneself. */
export const leaveTenant = action("member.leave", {
  input: z.void(),
  async run({ actor, db, note }) {
    const found = await lockMember(db, { userId: personOf(actor).user })
    assertOwnerStays(found)
    const ended = await deleteSessionsOf(db, found.userId, null)
    await deleteMember(db, found.id)
    note({ subject: found.id, detail: { user: found.userId, role: found.role } })
    return { ended }
  },
  announce: forget,
})

/** Another member becomes an owner, and whoever was one an admin, in one step. */
export const transferOwnership = action("member.transfer", {
  input: z.object({ id: memberId }),
  async run({ actor, db, note }, { id }) {
    const own = personOf(actor)
    const heir = await lockMember(db, { id })
    const giver = await lockMember(db, { userId: own.user })
    if (heir.id === giver.id) throw new AppError("invalid", "is you; choose another member", { field: "id" })
    await updateRole(db, heir.id, "owner")
    await updateRole(db, giver.id, "admin")
    const ended = await deleteSessionsOf(db, heir.userId, null)
    note({ subject: id, detail: { user: heir.userId, from: giver.userId } })
    return { id, ended: [own.user, ...ended] }
  },
  announce: forget,
})
