/** What channels need of a mail server. The adapter is packages/mail. */
import type { Sent } from "./sent.ts"

export interface Mail {
  to: readonly string[]
  subject: string
  text: string
  html: string
  /**
   * Names this mail, the same at every attempt: a mailbox that gets it twice can tell. Letters, digits and underscores,
   * as are those of `inReplyTo`.
   */
  key: string
  /** The key of a mail that this one belongs below. */
  inReplyTo?: string
}

/** Hands a mail to a server. What must not be lost is a row of an outbox, and a sender calls this for it. */
export interface Mailer {
  /** Never throws. When `signal` aborts it gives up; what it knows of the mail until then is in the answer. */
  send(mail: Mail, options: { signal: AbortSignal }): Promise<Sent>
}

/** Said wherever a mail cannot be sent, since only the operator can change it. */
export const noMailServer = "This deployment has no mail server (SMTP_URL)."
