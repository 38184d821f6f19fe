/** Sends the letters that wait in the outbox. */
import type { Mailer } from "@nightjar/channels/mailer"
import { type Sent, unanswered } from "@nightjar/channels/sent"
import { retryAfter } from "@nightjar/core/delivery/retry"
import { claimMails, type Letter, settleMail } from "@nightjar/core/mail/fleet"
import type { FleetDb } from "@nightjar/db/transaction"
import type { KeyRing } from "@nightjar/kit/secret"
import { second } from "@nightjar/kit/time"
import { letterOf } from "@nightjar/mail/letter"
import type { Loop } from "../loop.ts"

export interface MailsOptions {
  fleet: FleetDb
  keys: KeyRing
  mailer: Mailer
  /** 0…1 */
  chance: () => number
  /** Where the workspace of this slug is seen. */
  urlOf: (slug: string) => string
}

const batch = 20
const timeoutMs = 15 * second

export const mailsLoop = ({ fleet, keys, mailer, chance, urlOf }: MailsOptions): Loop<Letter> => {
  const attempt = async (letter: Letter, signal: AbortSignal): Promise<Sent> => {
    const { id: key, recipient, content, token, slug } = letter
    if (token === null)
      return unanswered("again", "Its link cannot be opened: the key that sealed it is not in ENCRYPTION_KEYS.")
    const mail = letterOf({ key, recipient, content, token, workspaceUrl: urlOf(slug) })
    return mailer.send(mail, { signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]) })
  }

  /** One that may have been taken is sent again too: it is the same mail, and mailboxes show it once. */
  const send = async (letter: Letter, signal: AbortSignal) => {
    const sent = await attempt(letter, signal)
    const waitMs =
      sent.kind === "again" || sent.kind === "ambiguous"
        ? retryAfter(letter.attempts, sent, letter.ageMs, chance())
        : null
    const state = sent.kind === "delivered" ? "sent" : waitMs === null ? "failed" : "waiting"
    await fleet.transaction((sql) => settleMail(sql, letter, { state, answer: sent.answer.text, waitMs }))
  }

  return {
    name: "mails",
    idleMs: second,
    full: batch,
    claim: () => fleet.transaction((sql) => claimMails(sql, keys, batch)),
    work: async (letters, signal) => void (await Promise.all(letters.map((letter) => send(letter, signal)))),
  }
}
