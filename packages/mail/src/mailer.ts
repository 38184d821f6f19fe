/** A mail server behind the port `Mailer`: SMTP over a few connections that are kept. */
import { Readable } from "node:stream"
import type { Mail, Mailer } from "@nightjar/channels/mailer"
import { type Sent, unanswered } from "@nightjar/channels/sent"
import { second } from "@nightjar/kit/time"
import { createTransport } from "nodemailer"
import { codeOf, sentOfFailure, textOf } from "./failure.ts"
import { serverOf } from "./server.ts"

export interface MailerOptions {
  /** `smtp://user:password@host:587`, or `smtps://…:465` for TLS from the first byte. */
  url: string
  /** The `From` header. */
  from: string
  /** Stands behind the @ in the ids of mails. */
  domain: string
}

export interface SmtpMailer extends Mailer {
  /** Ends the connections that are kept. */
  close(): void
}

const connections = 8

/**
 * Each phase is given up before a sender's deadline (15 s), so that what was reached is known: a mail that may have been
 * taken is told apart from one that was not.
 */
const patience = {
  dnsTimeout: 5 * second,
  connectionTimeout: 5 * second,
  greetingTimeout: 5 * second,
  socketTimeout: 10 * second,
}

export const createMailer = ({ url, from, domain }: MailerOptions): SmtpMailer => {
  const transport = createTransport({
    ...serverOf(url),
    ...patience,
    pool: true,
    maxConnections: connections,
    maxRequeues: 1,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const idOf = (key: string) => `<${key}@${domain}>`

  const send = async (mail: Mail, signal: AbortSignal): Promise<Sent> => {
    const progress = { begun: false }
    const message = {
      from,
      to: [...mail.to],
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      messageId: idOf(mail.key),
      ...(mail.inReplyTo && { inReplyTo: idOf(mail.inReplyTo), references: [idOf(mail.inReplyTo)] }),
      // RFC 3834: no holiday notices in return.
      headers: { "Auto-Submitted": "auto-generated" },
      signal,
      progress,
    }
    try {
      const { response, rejectedErrors = [], serverMessageId } = await transport.sendMail(message)
      const refused = rejectedErrors.map(({ message }) => ` Refused: ${message}`).join("")
      const answer = { status: codeOf(response), id: serverMessageId ?? null, text: textOf(response) + refused }
      return { kind: "delivered", answer }
    } catch (error) {
      return sentOfFailure(error, progress.begun)
    }
  }

  transport.use("stream", (mail, done) => {
    // Read by the connection once the server has said 354: from then on the mail may be taken.
    const { progress } = mail.data as unknown as { progress: { begun: boolean } }
    mail.message.processFunc((content: Readable) => Readable.from(begin(content, progress)))
    done()
  })

  return {
    send: async (mail, { signal }) =>
      breaksLine(mail)
        ? unanswered("refused", "A line break in an address or subject would forge headers.")
        : send(mail, signal),
    close: () => transport.close(),
  }
}

async function* begin(content: Readable, progress: { begun: boolean }) {
  progress.begun = true
  yield* content
}

const breaksLine = ({ to, subject, key, inReplyTo = "" }: Mail) =>
  [...to, subject, key, inReplyTo].some((line) => /[\r\n\0]/.test(line))
