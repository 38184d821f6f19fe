import { AppError } from "@nightjar/kit/error"
import { newId } from "@nightjar/kit/id"
import { hashToken, newToken } from "@nightjar/kit/secret"
import { z } from "zod"
import { action, type RunContext } from "../action.ts"
import { type Context, personOf } from "../context.ts"
import { insertMail } from "../mail/mail.queries.ts"
import { findMemberByEmail } from "../member/member.queries.ts"
import { assertMayGive, type Role } from "../member/member.ts"
import { limits } from "../session/limits.ts"
import { getUser } from "../user/user.queries.ts"
import { deleteInvitation, insertInvitation, renewInvitationRow } from "./invitation.queries.ts"
import { invitationId, invitationInput, invitationLifetimeMs, joinPath } from "./invitation.ts"

const prepare = async ({ mail, limiter, tenant }: Context) => {
  await limiter.take(limits.invitationTenant, tenant.id)
  return { hasMail: mail !== null }
}

/** What is fresh about an invitation each time that it is sent. */
const freshOf = ({ actor, now }: RunContext) => {
  const token = newToken()
  const expiresAt = new Date(now.getTime() + invitationLifetimeMs)
  return { token, row: { hash: hashToken(token), invitedBy: personOf(actor).user, expiresAt } }
}

/**
 * By mail, so that whoever uses it can read what is sent to that address. Without a mail server there is no such proof to
 * be had: then whoever invites gets the link, and hands it on.
 * @returns that link's path, else null
 */
const send = async (
  { db, tenant, actor, keys }: RunContext,
  { email, role, token, until }: { email: string; role: Role; token: string; until: Date },
  { hasMail }: { hasMail: boolean },
): Promise<string | null> => {
  if (!hasMail) return joinPath(token)
  const { name, email: address } = await getUser(db, personOf(actor).user)
  const inviter = name ? `${name} (${address})` : address
  const content = { type: "invitation", workspace: tenant.name, inviter, role, until: until.toISOString() } as const
  await insertMail(db, keys, { recipient: email, content, token })
  return null
}

/** Throws `conflict` for members and for those who were invited already; nobody gives more than they have. */
export const createInvitation = action("invitation.create", {
  input: invitationInput,
  limit: "members",
  prepare,
  async run(context, { email, role }, prepared) {
    const { actor, db, note } = context
    assertMayGive(personOf(actor).role, role)
    if (await findMemberByEmail(db, email)) throw new AppError("conflict", "is a member already", { field: "email" })
    const id = newId("invitation")
    const { token, row } = freshOf(context)
    await insertInvitation(db, { id, email, role, ...row })
    note({ subject: id, detail: { email, role } })
    return { id, email, link: await send(context, { email, role, token, until: row.expiresAt }, prepared) }
  },
})

/** Sends it again, with a new link and a new week. */
export const renewInvitation = action("invitation.renew", {
  input: z.object({ id: invitationId }),
  limit: "members",
  prepare,
  async run(context, { id }, prepared) {
    const { actor, db, note } = context
    const { token, row } = freshOf(context)
    const { email, role } = await renewInvitationRow(db, id, row)
    assertMayGive(personOf(actor).role, role)
    note({ subject: id, detail: { email, role } })
    return { id, email, link: await send(context, { email, role, token, until: row.expiresAt }, prepared) }
  },
})

/** Its link opens nothing any more. */
export const revokeInvitation = action("invitation.revoke", {
  input: z.object({ id: invitationId }),
  async run({ db, note }, { id }) {
    const { email, role } = await deleteInvitation(db, id)
    note({ subject: id, detail: { email, role } })
    return { id }
  },
})
