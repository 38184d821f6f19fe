/** What a person has with us: an e-mail address, a password, and the links that change them when both are proven by mail. */
import { day, hour } from "@nightjar/kit/time"
import { z } from "zod"
import { email, password } from "../user/user.ts"

/** `restoreEmail` goes to an address that was an account's until somebody changed it. */
export const linkPurposes = ["resetPassword", "confirmEmail", "restoreEmail"] as const
export type LinkPurpose = (typeof linkPurposes)[number]

/** A link that nobody has used by then is none. */
export const linkLifetimeMs: Readonly<Record<LinkPurpose, number>> = {
  resetPassword: hour,
  confirmEmail: day,
  restoreEmail: 7 * day,
}

/** On the workspace's own host. What stands behind the # reaches no log and no other site. */
export const linkPath = (token: string): string => `/link#${token}`

export const askResetInput = z.object({ email })

export const seenLinkInput = z.object({ token: z.string().max(100) })

/** A `password` is needed to use a link of the purpose `resetPassword`, and by no other. */
export const followLinkInput = seenLinkInput.extend({ password: z.string().max(200).optional() })

export const newPasswordInput = z.object({ password })

export const changeEmailInput = z.object({
  email,
  /** The present one. */
  password: z.string().max(200, { error: "must have at most 200 characters" }),
})

/** What a link shows to whoever opens it. */
export interface SeenLink {
  purpose: LinkPurpose
  email: string
}
