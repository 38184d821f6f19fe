import type { Send } from "../define.ts"
import { htmlOf, textOf } from "../letter.ts"
import { noMailServer } from "../mailer.ts"
import { unanswered } from "../sent.ts"
import { wordsOf } from "../words.ts"
import type { email } from "./email.ts"

export const send: Send<typeof email> = async ({ to }, message, context) => {
  const { mailer, signal, idempotencyKey, workspaceUrl } = context
  if (!mailer) return unanswered("refused", noMailServer)
  const words = wordsOf(message, workspaceUrl)
  const thread = message.type === "channel.test" ? null : message.incident
  return mailer.send(
    {
      to,
      subject: words.subject,
      text: textOf(words),
      html: htmlOf(words),
      key: idempotencyKey,
      ...(thread && { inReplyTo: thread }),
    },
    { signal },
  )
}
