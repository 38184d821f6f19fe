/** A browser signed in on one tenant's host, and the words that those who come in bring with them. */

import { zId } from "@nightjar/kit/id"
import { day } from "@nightjar/kit/time"
import { z } from "zod"
import { tenantId, tenantName, tenantSlug } from "../tenant/tenant.ts"
import { email, password } from "../user/user.ts"

export const sessionId = zId("session")

/** A session ends when nobody has used it for so long … */
export const idleMs = 30 * day
/** … and, used or not, so long after it began. */
export const lifetimeMs = 90 * day

/** Where somebody comes from. */
export interface Visitor {
  address: string
  userAgent: string | null
}

/** Any text: a rule about passwords here would tell which ones cannot be anybody's. */
const givenPassword = z.string().max(200, { error: "must have at most 200 characters" })

export const signInInput = z.object({ email, password: givenPassword })

/** `tenant` chooses among several. */
export const findWorkspacesInput = signInInput.extend({ tenant: tenantId.optional() })

export const signUpInput = z.object({
  name: tenantName,
  slug: tenantSlug,
  email,
  password,
  terms: z.literal(true, { error: "must be accepted" }),
  /** Of the launcher, where the first tenant is yet to be founded. */
  ownerToken: z.string().max(200).optional(),
})

export const switchInput = z.object({ tenant: tenantId })

export const changePasswordInput = z.object({ present: givenPassword, next: password })

export const arriveInput = z.object({ code: z.string().max(100) })

/** What the cookie holds. The plain token exists here and in the browser, nowhere else. */
export interface NewSession {
  token: string
  /** When it ends if it is not used; the cookie's own end is `lifetimeMs`. */
  expiresAt: Date
}

export type ArrivalPurpose = "sign-up" | "sign-in" | "switch"

/** A one-time way onto another tenant's host: the page posts `code` to `/api/arrive` there within 30 seconds. */
export interface Arrival {
  tenant: { slug: string; name: string }
  code: string
}
