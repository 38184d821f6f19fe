/** Letters to one person about their account, as facts. `packages/mail` words them; alerts are deliveries. */
import type { Role } from "../member/member.ts"

export interface InvitationMail {
  type: "invitation"
  workspace: string
  /** Whoever invited: name and address, as far as they are known. */
  inviter: string | null
  role: Role
  /** ISO; until then the link works. */
  until: string
}

/** `until` is ISO: so long the link works. */
export type AccountMail =
  | { type: "resetPassword"; until: string }
  | { type: "confirmEmail"; until: string }
  /** To the address that was the account's before. Its link takes it back. */
  | { type: "emailChanged"; email: string; until: string }
  | { type: "passwordChanged"; at: string }

export type MailContent = InvitationMail | AccountMail

export type MailState = "waiting" | "sent" | "failed"
