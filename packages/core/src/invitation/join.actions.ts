/** Somebody comes in by an invitation: with the account that they have, or with a new one. */
import { doorsWithin } from "@nightjar/db/doors"
import { AppError } from "@nightjar/kit/error"
import type { Id } from "@nightjar/kit/id"
import { hashToken } from "@nightjar/kit/secret"
import type { z } from "zod"
import { record } from "../audit-log/audit-log.queries.ts"
import type { TenantDb, TenantInfo, Wiring } from "../context.ts"
import { appendEvent } from "../event/event.queries.ts"
import { insertMember } from "../member/member.queries.ts"
import { forgiveSignIn, limits, placeOf, takeSignIn } from "../session/limits.ts"
import type { NewSession, Visitor } from "../session/session.ts"
import { openSession } from "../session/store.queries.ts"
import { hashPassword, verifyPassword } from "../user/password.ts"
import { type Account, createUser, findAccountByEmail, renameUser, setEmail } from "../user/user.queries.ts"
import { findInvitation, takeInvitation } from "./invitation.queries.ts"
import { joinInput, newcomerInput, type SeenInvitation, seenInvitationInput } from "./invitation.ts"

const noneSuch = () =>
  new AppError("not_found", "This invitation was used, revoked, or is older than a week. Ask for a new one.")

const getInvitation = async ({ database }: Wiring, { id }: TenantInfo, token: string) => {
  const found = await database.read(id, (db) => findInvitation(db, hashToken(token)))
  if (!found) throw noneSuch()
  return found
}

/** What the page behind the link shows. Throws `not_found` for a link that leads nowhere. */
export const seeInvitation = async (
  wiring: Wiring,
  tenant: TenantInfo,
  given: z.input<typeof seenInvitationInput>,
  visitor: Visitor,
): Promise<SeenInvitation> => {
  await wiring.limiter.take(limits.invitationAddress, placeOf(visitor.address).own)
  const { email, role, inviterName, inviterEmail } = await getInvitation(
    wiring,
    tenant,
    seenInvitationInput.parse(given).token,
  )
  const account = await findAccountByEmail(wiring.doors, email)
  return { email, role, inviter: inviterName || inviterEmail, hasAccount: account !== null }
}

/**
 * On the tenant's own host. Throws `not_found` for a link that leads nowhere, `invalid` with field `password` where an
 * account has another one, `rate_limited`. Of all who use a link at once, one comes in.
 */
export const join = async (
  wiring: Wiring,
  info: TenantInfo,
  given: z.input<typeof joinInput>,
  visitor: Visitor,
): Promise<NewSession> => {
  const input = joinInput.parse(given)
  const tenant = info.id
  const { email } = await getInvitation(wiring, info, input.token)
  await takeSignIn(wiring.limiter, email, visitor.address)
  const account = await findAccountByEmail(wiring.doors, email)
  const comer = account ? await proven(account, input.password) : await newcomer(email, newcomerInput.parse(given))
  const joined = await wiring.database.write(tenant, async (db) => {
    const invitation = await takeInvitation(db, hashToken(input.token))
    if (!invitation) throw noneSuch()
    const user = await comer(db)
    // With a mail server nobody but that mailbox was given the link.
    if (wiring.mail) await setEmail(doorsWithin(db), user, { email, isVerified: true, undoneFrom: null })
    await insertMember(db, user, invitation.role)
    const about = { subject: invitation.id, detail: { user, email, role: invitation.role } }
    await record(db, { action: "invitation.accept", actor: { kind: "system" }, address: visitor.address, ...about })
    await appendEvent(db, { name: "invitation.accept", ...about })
    return { tenant, user, role: invitation.role }
  })
  await forgiveSignIn(wiring.limiter, email)
  await wiring.bus.publish({ kind: "events", tenants: [tenant] })
  return openSession(wiring, joined, visitor)
}

/** Says who comes in once there is a transaction to make them in. */
type Comer = (db: TenantDb) => Promise<Id<"user">>

const proven = async ({ id, passwordHash }: Account, password: string): Promise<Comer> => {
  if (!(await verifyPassword(passwordHash, password)))
    throw new AppError("invalid", "is not the password of your account", { field: "password" })
  return async () => id
}

const newcomer = async (
  email: string,
  { name, password }: Pick<z.output<typeof newcomerInput>, "name" | "password">,
): Promise<Comer> => {
  const passwordHash = await hashPassword(password)
  return async (db) => {
    const doors = doorsWithin(db)
    const user = await createUser(doors, email, passwordHash)
    if (!user)
      throw new AppError("conflict", "Somebody has made an account with this address meanwhile. Please try again.")
    if (name) await renameUser(doors, user, name)
    return user
  }
}
