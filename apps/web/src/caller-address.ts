import type { IncomingMessage } from "node:http"

/**
 * Who calls. Each proxy in front appends the address it saw, so with n of them the n-th from the end is the first
 * that none of ours wrote; what stands before it is the caller's own claim.
 */
export const callerAddress = (incoming: IncomingMessage, trustedProxies: number): string => {
  const direct = incoming.socket.remoteAddress ?? "unknown"
  if (trustedProxies === 0) return direct
  const forwarded = String(incoming.headers["x-forwarded-for"] ?? "")
    .split(",")
    .map((address) => address.trim())
    .filter(Boolean)
  return forwarded.at(-trustedProxies) ?? direct
}
