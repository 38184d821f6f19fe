/** A tenant: one customer's workspace on its own subdomain. */
import { zId } from "@nightjar/kit/id"
import { zLine } from "@nightjar/kit/text"
import { z } from "zod"
import { isReserved } from "./slug.ts"

export const tenantId = zId("tenant")

/** The word before the domain: `acme` in `acme.nightjar.example`. A host name's label, and never a look-alike. */
export const tenantSlug = z
  .string()
  .trim()
  .toLowerCase()
  .min(3, { error: "must have at least 3 characters" })
  .max(40, { error: "must have at most 40 characters" })
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: "may hold letters a to z, digits, and single hyphens between them" })
  .refine((slug) => !isReserved(slug), { error: "is reserved; please choose another" })

export const tenantName = zLine({ min: 1, max: 80 })

/** `suspended`: the operator has stopped it; members may sign in and are told so, nothing is deleted. */
export type TenantState = "active" | "suspended"
