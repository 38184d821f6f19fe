/** The session's cookie as text. It names no domain, so it is sent to the one host that set it. */
import { second } from "@nightjar/kit/time"
import { lifetimeMs } from "./session.ts"

/**
 * Whether browsers keep a Secure cookie of this address: https, or the machine's own names, which they trust as
 * they are. On plain http elsewhere they drop it, and whoever is on the network can read what they send.
 * @param own the origin as the browser sees it
 */
export const isPrivate = (own: string): boolean => {
  const { protocol, hostname } = new URL(own)
  if (protocol === "https:") return true
  return /^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname)
}

/** With `__Host-` no neighbouring host can plant one, and it is never read where it could not have been set. */
export const cookieName = (own: string): string => (isPrivate(own) ? "__Host-nightjar" : "nightjar")

/** Anything but one token of the expected form is no token. */
export const readSessionCookie = (header: string | null, own: string): string | null => {
  const lead = `${cookieName(own)}=`
  const given = (header ?? "").split(/;\s*/).filter((pair) => pair.startsWith(lead))
  const token = given[0]?.slice(lead.length)
  return given.length === 1 && token && /^[a-z0-9]{20,80}$/.test(token) ? token : null
}

const serialize = (own: string, value: string, maxAgeSeconds: number) =>
  [
    `${cookieName(own)}=${value}`,
    "Path=/",
    "HttpOnly",
    "SameSite=Lax",
    `Max-Age=${maxAgeSeconds}`,
    ...(isPrivate(own) ? ["Secure"] : []),
  ].join("; ")

/** For `Set-Cookie`. The server ends sessions; the cookie only has to last as long as one may. */
export const sessionCookie = (own: string, token: string): string => serialize(own, token, lifetimeMs / second)

/** For `Set-Cookie`, to take it away. */
export const noSessionCookie = (own: string): string => serialize(own, "", 0)
