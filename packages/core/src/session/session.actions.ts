import { doorsWithin } from "@nightjar/db/doors"
import { AppError } from "@nightjar/kit/error"
import { z } from "zod"
import { action } from "../action.ts"
import { type Context, personOf } from "../context.ts"
import { hashPassword, verifyPassword } from "../user/password.ts"
import { getAccount, replacePasswordHash } from "../user/user.queries.ts"
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

const replacePassword = action("user.changePassword", {
  input: changePasswordInput,
  async prepare({ actor, address, doors, limiter }, { present, next }) {
    const { id, email, passwordHash } = await getAccount(doors, personOf(actor).user)
    await takeSignIn(limiter, email, address ?? "")
    if (!(await verifyPassword(passwordHash, present)))
      throw new AppError("invalid", "is not your present password", { field: "present" })
    await forgiveSignIn(limiter, email)
    return { user: id, passwordHash: await hashPassword(next) }
  },
  async run({ db, note }, _, { user, passwordHash }) {
    const ended = await replacePasswordHash(doorsWithin(db), user, passwordHash)
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
