import { doorsWithin } from "@nightjar/db/doors"
import { AppError } from "@nightjar/kit/error"
import { z } from "zod"
import { action } from "../action.ts"
import { type Context, personOf } from "../context.ts"
import { insertMail } from "../mail/mail.queries.ts"
import { hashPassword, verifyPassword } from "../user/password.ts"
import { type Account, getAccount, replacePasswordHash } from "../user/user.queries.ts"
import { forgiveSignIn, takeSignIn } from "./limits.ts"
import { deleteSession } from "./session.queries.ts"
import { changePasswordInput, type NewSession, sessionId, type Visitor } from "./session.ts"
import { openSession } from "./store.queries.ts"

/** One's own, on this tenant's host. Its streams end when the whisper is heard. */
export const revokeSession = action("session.revoke", {
  input: z.object({ id: sessionId }),
  async run({ actor, db, note }, { id }) {
    await deleteSession(db, personOf(actor).user, id)
    note({ subject: id })
    return { id }
  },
  announce: ({ bus }, { id }) => bus.publish({ kind: "forget", keys: [id] }),
})

export const signOut = (context: Context) => revokeSession(context, { id: personOf(context.actor).session })

/**
 * Before something that a browser left open must not do. Counts as a try to sign in. Throws `invalid` with the field that
 * it was given in, `rate_limited`.
 */
export const assertPassword = async (
  { actor, address, doors, limiter }: Context,
  given: string,
  field: string,
): Promise<Account> => {
  const account = await getAccount(doors, personOf(actor).user)
  await takeSignIn(limiter, account.email, address ?? "")
  if (!(await verifyPassword(account.passwordHash, given)))
    throw new AppError("invalid", "is not your present password", { field })
  await forgiveSignIn(limiter, account.email)
  return account
}

const replacePassword = action("user.changePassword", {
  input: changePasswordInput,
  async prepare(context, { present, next }) {
    const { id, email } = await assertPassword(context, present, "present")
    return { user: id, email, passwordHash: await hashPassword(next), hasMail: context.mail !== null }
  },
  async run({ db, keys, now, note }, _, { user, email, passwordHash, hasMail }) {
    const ended = await replacePasswordHash(doorsWithin(db), user, passwordHash)
    const content = { type: "passwordChanged", at: now.toISOString() } as const
    if (hasMail) await insertMail(db, keys, { recipient: email, content, token: null })
    note({ subject: user, detail: { endedSessions: ended.length } })
    return ended
  },
  announce: ({ bus }, ended) => bus.publish({ kind: "forget", keys: ended }),
})

/**
 * Ends all of the person's sessions, in every tenant, and begins a new one for whoever did it: that is why a route
 * calls this, which can set a cookie, and no procedure. Throws `invalid` with field `present`, `rate_limited`.
 */
export const changePassword = async (
  context: Context,
  given: z.input<typeof changePasswordInput>,
  visitor: Visitor,
): Promise<NewSession> => {
  const { user, role } = personOf(context.actor)
  await replacePassword(context, given)
  return openSession(context, { tenant: context.tenant.id, user, role }, visitor)
}
