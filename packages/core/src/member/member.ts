/** A user's place in a tenant. */

/** From least to most: each role may do all that the ones before it may. */
export const roles = ["viewer", "member", "admin", "owner"] as const
export type Role = (typeof roles)[number]

export const isAtLeast = (role: Role, needed: Role): boolean => roles.indexOf(role) >= roles.indexOf(needed)
