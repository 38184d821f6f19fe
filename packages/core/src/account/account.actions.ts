/** What somebody who has signed in does with their address. */
import { doorsWithin } from "@nightjar/db/doors"
import { AppError } from "@nightjar/kit/error"
import { z } from "zod"
import { action, type RunContext } from "../action.ts"
import { type Context, personOf } from "../context.ts"
import { insertMail } from "../mail/mail.queries.ts"
import { limits } from "../session/limits.ts"
import { assertPassword } from "../session/session.actions.ts"
import { getUser, setEmail } from "../user/user.queries.ts"
import { insertLink } from "./account.queries.ts"
import { changeEmailInput } from "./account.ts"

const takenEmail = () => new AppError("conflict", "is the address of another account", { field: "email" })

const sendConfirmation = async ({ db, actor, keys, now }: RunContext, email: string): Promise<void> => {
  const { user } = personOf(actor)
  const { token, until } = await insertLink(db, { userId: user, purpose: "confirmEmail", email, now })
  await insertMail(db, keys, { recipient: email, content: { type: "confirmEmail", until }, token })
}

/** Throws `rate_limited`. @returns whether there is a mail server to prove an address with */
const prepareLetter = async ({ mail, limiter, actor }: Context): Promise<boolean> => {
  await limiter.take(limits.letterAccount, personOf(actor).user)
  return mail !== null
}

/** Sends a link to one's own address. Throws `conflict` without a mail server, and where it is confirmed. */
export const confirmEmail = action("account.confirmEmail", {
  input: z.void(),
  prepare: prepareLetter,
  async run(context, _, hasMail) {
    if (!hasMail) throw new AppError("conflict", "There is no mail server here (SMTP_URL) that could carry a letter.")
    const { id, email, emailVerifiedAt } = await getUser(context.db, personOf(context.actor).user)
    if (emailVerifiedAt) throw new AppError("conflict", "This address is confirmed already.")
    await sendConfirmation(context, email)
    context.note({ subject: id })
    return { email }
  },
})

/**
 * The new address is the account's when the link that is sent there is used. Without a mail server it is at once, and counts
 * as unconfirmed. Throws `invalid` with field `password`, `conflict` with field `email`, `rate_limited`.
 */
export const changeEmail = action("account.changeEmail", {
  input: changeEmailInput,
  async prepare(context, { password }) {
    await assertPassword(context, password, "password")
    return prepareLetter(context)
  },
  async run(context, { email }, hasMail) {
    const { db, actor, note } = context
    const { user } = personOf(actor)
    note({ subject: user, detail: { email, confirmed: false } })
    if (hasMail) await sendConfirmation(context, email)
    else if (!(await setEmail(doorsWithin(db), user, { email, isVerified: false, undoneFrom: null })))
      throw takenEmail()
    return { id: user, email, isSent: hasMail }
  },
  announce: ({ bus }, { id }) => bus.publish({ kind: "forget", keys: [id] }),
})
