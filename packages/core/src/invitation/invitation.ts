/** Lets one person, known by e-mail address, join a tenant in a role: for a week, and once. */
import { zId } from "@nightjar/kit/id"
import { day } from "@nightjar/kit/time"
import { z } from "zod"
import { roles } from "../member/member.ts"
import { email, password, personName } from "../user/user.ts"

export const invitationId = zId("invitation")

/** An invitation that nobody has used by then is none. */
export const invitationLifetimeMs = 7 * day

export const invitationInput = z.object({ email, role: z.enum(roles) })

const token = z.string().max(100)

export const seenInvitationInput = z.object({ token })

/** Who has an account proves that it is theirs with its password, and keeps the name that they have. */
export const joinInput = z.object({
  token,
  name: personName.default(""),
  password: z.string().max(200, { error: "must have at most 200 characters" }),
})

/** Anybody else chooses a password here. */
export const newcomerInput = joinInput.extend({ password })

/** On the workspace's own host. What stands behind the # reaches no log and no other site. */
export const joinPath = (token: string): string => `/join#${token}`

/** What its link shows to whoever opens it. */
export interface SeenInvitation {
  email: string
  role: (typeof roles)[number]
  inviter: string | null
  hasAccount: boolean
}
