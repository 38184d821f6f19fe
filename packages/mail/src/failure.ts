/** What an error of SMTP means for the mail. Pure. */
import { type Sent, unanswered } from "@nightjar/channels/sent"
import { messageOf } from "@nightjar/kit/error"

interface SmtpError {
  /** Of the server's answer. */
  responseCode?: number
  response?: string
  /** What was being done: `CONN`, `AUTH PLAIN`, `MAIL FROM`, `RCPT TO`, `DATA`. */
  command?: string
}

/** The two parts of a reply: `250 2.0.0 OK: queued as 12345`. */
export const codeOf = (reply: string): number => Number(reply.slice(0, 3))
export const textOf = (reply: string): string => reply.replace(/^\d{3}[ -]/, "")

/** 5xx of these are about this mail; before them they are about the deployment, which its operator will mend. */
const aboutTheMail = ["RCPT TO", "DATA"]

/** @param begun whether the server may have read the mail */
export const sentOfFailure = (error: unknown, begun: boolean): Sent => {
  const { responseCode, response, command = "" } = error as SmtpError
  if (responseCode !== undefined) {
    const answer = { status: responseCode, id: null, text: textOf(response ?? messageOf(error)) }
    return { kind: responseCode >= 500 && aboutTheMail.includes(command) ? "refused" : "again", answer }
  }
  return unanswered(begun ? "ambiguous" : "again", `The mail server did not answer: ${messageOf(error)}.`)
}
