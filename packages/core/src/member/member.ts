/** A user's place in a tenant. */
import { AppError } from "@nightjar/kit/error"
import { zId } from "@nightjar/kit/id"
import { z } from "zod"

/** From least to most: each role may do all that the ones before it may. */
export const roles = ["viewer", "member", "admin", "owner"] as const
export type Role = (typeof roles)[number]

export const isAtLeast = (role: Role, needed: Role): boolean => roles.indexOf(role) >= roles.indexOf(needed)

export const memberId = zId("member")

export const roleChangeInput = z.object({ id: memberId, role: z.enum(roles) })

/** Nobody gives more than they have. Throws `forbidden`. */
export const assertMayGive = (own: Role, given: Role): void => {
  if (isAtLeast(own, given)) return
  throw new AppError(
    "forbidden",
    `Your role (${own}) cannot make anybody ${given}. Ask an owner of this workspace for it.`,
  )
}

/** Nor is anything taken from those above. Throws `forbidden`. */
export const assertMayTake = (own: Role, theirs: Role): void => {
  if (isAtLeast(own, theirs)) return
  throw new AppError(
    "forbidden",
    `Your role (${own}) is below theirs (${theirs}). Ask an owner of this workspace for it.`,
  )
}
