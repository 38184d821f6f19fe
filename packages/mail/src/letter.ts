/** Letters about accounts, in words. The one place where their sentences are made. */
import { htmlOf, textOf } from "@nightjar/channels/letter"
import type { Mail } from "@nightjar/channels/mailer"
import { momentOf, type Words } from "@nightjar/channels/words"
import { linkPath } from "@nightjar/core/account"
import { joinPath } from "@nightjar/core/invitation"
import type { AccountMail, InvitationMail, MailContent } from "@nightjar/core/mail"

export interface LetterFacts {
  /** Names it, the same at every attempt. */
  key: string
  recipient: string
  content: MailContent
  /** Of its link; null where it has none. */
  token: string | null
  /** Where the workspace is seen, without a slash at the end. */
  workspaceUrl: string
}

export const letterOf = ({ key, recipient, content, token, workspaceUrl }: LetterFacts): Mail => {
  const words =
    content.type === "invitation"
      ? invitationWords(content, `${workspaceUrl}${joinPath(token ?? "")}`)
      : accountWords(content, {
          email: recipient,
          url: `${workspaceUrl}${token === null ? "/forgot" : linkPath(token)}`,
        })
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

const accountWords = (content: AccountMail, { email, url }: { email: string; url: string }): Words => {
  const account = { label: "Account", value: email }
  const worksUntil = (until: string) => ({ label: "Works until", value: momentOf(until) })
  switch (content.type) {
    case "resetPassword":
      return {
        state: "account",
        subject: "Choose a new password for Nightjar",
        headline: "Choose a new password",
        lead: "Somebody, most likely you, has asked for a new password for your account. The link works once.",
        facts: [account, worksUntil(content.until)],
        link: { label: "Choose a new password", url },
        footer: { text: "If it was not you, do nothing: your password stays as it is." },
      }
    case "confirmEmail":
      return {
        state: "account",
        subject: "Confirm your address for Nightjar",
        headline: "Confirm your address",
        lead: "Follow the link, and your account at Nightjar has this address. It works once.",
        facts: [account, worksUntil(content.until)],
        link: { label: "Confirm the address", url },
        footer: { text: "If you do not know what this is about, do nothing: no account gets your address by itself." },
      }
    case "emailChanged":
      return {
        state: "account",
        subject: "Your account at Nightjar has another address now",
        headline: "Your account has another address",
        lead: `You sign in with ${content.email} from now on. If it was not you who changed that, take the account back: everybody is signed out, and you choose a new password.`,
        facts: [{ label: "Until now", value: email }, worksUntil(content.until)],
        link: { label: "It was not me: take it back", url },
        footer: { text: "If it was you, there is nothing to do." },
      }
    case "passwordChanged":
      return {
        state: "account",
        subject: "Your password for Nightjar was changed",
        headline: "Your password was changed",
        lead: "Every session that began before has ended. If it was you, there is nothing to do.",
        facts: [account, { label: "When", value: momentOf(content.at) }],
        link: { label: "It was not me: choose a new password", url },
        footer: { text: "This is sent whenever the password of an account changes." },
      }
  }
}
