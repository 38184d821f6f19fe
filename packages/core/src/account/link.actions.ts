/** What somebody does who cannot sign in, or comes with the link of a letter: the letter is the proof. */
import { doorsWithin } from "@nightjar/db/doors"
import { AppError } from "@nightjar/kit/error"
import type { Id } from "@nightjar/kit/id"
import { hashToken } from "@nightjar/kit/secret"
import type { z } from "zod"
import { record } from "../audit-log/audit-log.queries.ts"
import type { TenantDb, TenantInfo, Wiring } from "../context.ts"
import { appendEvent } from "../event/event.queries.ts"
import { insertMail } from "../mail/mail.queries.ts"
import { findRole, listTenantsOf } from "../member/member.queries.ts"
import { limits, placeOf } from "../session/limits.ts"
import type { Visitor } from "../session/session.ts"
import { hashPassword, verifyPassword } from "../user/password.ts"
import { findAccountByEmail, getUser, replacePasswordHash, setEmail } from "../user/user.queries.ts"
import { findLink, insertLink, takeLink } from "./account.queries.ts"
import { askResetInput, followLinkInput, newPasswordInput, type SeenLink, seenLinkInput } from "./account.ts"

/**
 * Sends a link to whoever has an account with this address and belongs to the tenant; on the site, where no tenant was
 * asked, to any of theirs. Says nothing of whether there is such a person, not by the time either. Throws `conflict`
 * without a mail server, `rate_limited`.
 */
export const askReset = async (
  wiring: Wiring,
  tenant: Id<"tenant"> | null,
  given: z.input<typeof askResetInput>,
  visitor: Visitor,
): Promise<void> => {
  const { email } = askResetInput.parse(given)
  if (!wiring.mail)
    throw new AppError(
      "conflict",
      "There is no mail server here (SMTP_URL), so no letter can be sent. Whoever runs this Nightjar can help.",
    )
  await wiring.limiter.take(limits.letterAddress, placeOf(visitor.address).own)
  await wiring.limiter.take(limits.letterAccount, hashToken(email))
  // A decoy: it takes much longer than what only happens for some.
  await Promise.all([verifyPassword(null, ""), sendReset(wiring, tenant, { email, visitor })])
}

const sendReset = async (
  { doors, database, keys, now }: Wiring,
  asked: Id<"tenant"> | null,
  { email, visitor }: { email: string; visitor: Visitor },
): Promise<void> => {
  const account = await findAccountByEmail(doors, email)
  const tenant = account && (asked ?? (await listTenantsOf(doors, account.id))[0]?.id)
  if (!tenant) return
  await database.write(tenant, async (db) => {
    if (!(await findRole(db, account.id))) return
    const link = await insertLink(db, { userId: account.id, purpose: "resetPassword", email, now: now() })
    const content = { type: "resetPassword", until: link.until } as const
    await insertMail(db, keys, { recipient: email, content, token: link.token })
    const about = { subject: account.id, address: visitor.address }
    await record(db, { action: "account.askReset", actor: { kind: "system" }, ...about })
  })
}

const noneSuch = () =>
  new AppError("not_found", "This link was used already, or is too old. Ask for another one where you asked for this.")

/** What the page behind a link shows. Throws `not_found`, `rate_limited`. */
export const seeLink = async (
  { database, limiter }: Wiring,
  { id: tenant }: TenantInfo,
  given: z.input<typeof seenLinkInput>,
  visitor: Visitor,
): Promise<SeenLink> => {
  const { token } = seenLinkInput.parse(given)
  await limiter.take(limits.linkAddress, placeOf(visitor.address).own)
  const found = await database.read(tenant, (db) => findLink(db, hashToken(token)))
  if (!found) throw noneSuch()
  return { purpose: found.purpose, email: found.email }
}

/** What came of using a link: the sessions that ended, and where that leads on, the token of the next one. */
interface Used {
  ended: Id<"session">[]
  next: string | null
}

type Taken = NonNullable<Awaited<ReturnType<typeof takeLink>>>

/**
 * On the host of the tenant that sent it, and on no other. Of all who use a link at once, one succeeds. Throws
 * `not_found` for a link that leads nowhere, `invalid` with field `password`, `conflict` for an address that is another
 * account's by now, `rate_limited`.
 */
export const followLink = async (
  wiring: Wiring,
  info: TenantInfo,
  given: z.input<typeof followLinkInput>,
  visitor: Visitor,
): Promise<{ next: string | null }> => {
  const { token, password } = followLinkInput.parse(given)
  const { purpose } = await seeLink(wiring, info, { token }, visitor)
  const passwordHash =
    purpose === "resetPassword" ? await hashPassword(newPasswordInput.parse({ password }).password) : null
  const { user, ended, next } = await wiring.database.write(info.id, async (db) => {
    const link = await takeLink(db, hashToken(token))
    if (!link) throw noneSuch()
    const used = await effects[link.purpose](db, { link, passwordHash, wiring })
    const about = { subject: link.userId, address: visitor.address, detail: { email: link.email } }
    await record(db, { action: `account.${link.purpose}`, actor: { kind: "system" }, ...about })
    await appendEvent(db, { name: `account.${link.purpose}`, subject: link.userId })
    return { user: link.userId, ...used }
  })
  await wiring.bus.publish({ kind: "forget", keys: [user, ...ended] })
  await wiring.bus.publish({ kind: "events", tenants: [info.id] })
  return { next }
}

type Effect = (db: TenantDb, given: { link: Taken; passwordHash: string | null; wiring: Wiring }) => Promise<Used>

const effects: Readonly<Record<Taken["purpose"], Effect>> = {
  resetPassword: async (db, { link, passwordHash, wiring }) => {
    await moveTo(db, link)
    const ended = await replacePasswordHash(doorsWithin(db), link.userId, passwordHash)
    const content = { type: "passwordChanged", at: wiring.now().toISOString() } as const
    await insertMail(db, wiring.keys, { recipient: link.email, content, token: null })
    return { ended, next: null }
  },

  /** The old address hears of it, and can take the account back for a week; one that nobody confirmed may be a stranger's. */
  confirmEmail: async (db, { link, wiring }) => {
    const { email: old, emailVerifiedAt } = await getUser(db, link.userId)
    await moveTo(db, link)
    if (old === link.email || !emailVerifiedAt) return { ended: [], next: null }
    const now = wiring.now()
    const { token, until } = await insertLink(db, { userId: link.userId, purpose: "restoreEmail", email: old, now })
    const content = { type: "emailChanged", email: link.email, until } as const
    await insertMail(db, wiring.keys, { recipient: old, content, token })
    return { ended: [], next: null }
  },

  /**
   * Whoever changed the address knew the password, so that opens nothing any more, and another one is chosen at once. Nor
   * does a way back to what it was changed to since.
   */
  restoreEmail: async (db, { link, wiring }) => {
    await moveTo(db, link, link.expiresAt)
    const ended = await replacePasswordHash(doorsWithin(db), link.userId, null)
    const reset = { userId: link.userId, purpose: "resetPassword", email: link.email, now: wiring.now() } as const
    return { ended, next: (await insertLink(db, reset)).token }
  },
}

const moveTo = async (db: TenantDb, { userId, email }: Taken, undoneFrom: Date | null = null): Promise<void> => {
  if (!(await setEmail(doorsWithin(db), userId, { email, isVerified: true, undoneFrom })))
    throw new AppError("conflict", "Somebody else has an account with this address by now.")
}
