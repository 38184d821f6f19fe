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

export type MailContent = InvitationMail

export type MailState = "waiting" | "sent" | "failed"
