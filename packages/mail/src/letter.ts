/** Letters about accounts, in words. The one place where their sentences are made. */
import { htmlOf, textOf } from "@nightjar/channels/letter"
import type { Mail } from "@nightjar/channels/mailer"
import { momentOf, type Words } from "@nightjar/channels/words"
import { joinPath } from "@nightjar/core/invitation"
import type { InvitationMail, MailContent } from "@nightjar/core/mail"

export interface LetterFacts {
  /** Names it, the same at every attempt. */
  key: string
  recipient: string
  content: MailContent
  /** Of its link. */
  token: string
  /** Where the workspace is seen, without a slash at the end. */
  workspaceUrl: string
}

export const letterOf = ({ key, recipient, content, token, workspaceUrl }: LetterFacts): Mail => {
  const words = invitationWords(content, `${workspaceUrl}${joinPath(token)}`)
  return { to: [recipient], key, subject: words.subject, text: textOf(words), html: htmlOf(words) }
}

const invitationWords = ({ workspace, inviter, role, until }: InvitationMail, url: string): Words => ({
  state: "account",
  subject: `Join ${workspace} on Nightjar`,
  headline: `Join ${workspace}`,
  lead: `${inviter ?? "Somebody"} invites you to the workspace ${workspace}, which watches over what it runs with Nightjar.`,
  facts: [
    { label: "Role", value: role },
    { label: "Good until", value: momentOf(until) },
  ],
  link: { label: "Accept the invitation", url },
  footer: {
    text: "The link works once, and for you only. If you do not know who sent it, do nothing: nobody joins by itself.",
  },
})
