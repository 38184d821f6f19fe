/** Who may found a tenant here. */

/** `SIGNUP`: anybody; only those who were invited to a tenant that exists; nobody. */
export type SignUpPolicy = "open" | "invite" | "closed"

interface Founding {
  policy: SignUpPolicy
  multiTenant: boolean
  /** Whether a tenant exists already; asked where there is to be only one. */
  founded: boolean
  /** Whether the visitor brought the token that the launcher printed. */
  isOperator: boolean
}

/** @returns a sentence for the visitor; null where they may */
export const refusalToFound = ({ policy, multiTenant, founded, isOperator }: Founding): string | null => {
  if (!multiTenant) {
    if (founded) return "This Nightjar has its workspace already. Ask its owner to invite you."
    return isOperator
      ? null
      : "The first visitor becomes the owner: open the link that Nightjar printed when it started."
  }
  if (policy === "open") return null
  return policy === "invite"
    ? "New workspaces are made by the operator here. Ask for an invitation to an existing one."
    : "Sign-up is closed here."
}
