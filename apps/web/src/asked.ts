/** What a request tells of itself: the host, the visitor, and the credential that it brings. */
import type { RequestFacts } from "@nightjar/core/authenticate"
import { readSessionCookie } from "@nightjar/core/session/cookie"
import { forgeryIn } from "@nightjar/core/session/origin"
import { classifyHost, type HostRules } from "@nightjar/core/tenant/host"
import { AppError } from "@nightjar/kit/error"
import { addressHeader } from "./security.ts"

export interface Asked extends RequestFacts {
  /** The origin as the browser sees it: `https://acme.nightjar.example`. */
  own: string
}

interface Ground {
  rules: HostRules
  site: { publicUrl: string }
}

/** The scheme is the one of `PUBLIC_URL`: behind a proxy that ends TLS we hear plain http. */
export const askedOf = (headers: Headers, { rules, site }: Ground): Asked => {
  const host = headers.get("host")
  const own = `${new URL(site.publicUrl).protocol}//${host ?? "unknown.invalid"}`
  return {
    own: URL.canParse(own) ? own : site.publicUrl,
    host: classifyHost(host, rules),
    address: headers.get(addressHeader) ?? "unknown",
    userAgent: headers.get("user-agent")?.slice(0, 300) ?? null,
    sessionToken: URL.canParse(own) ? readSessionCookie(headers.get("cookie"), own) : null,
    authorization: headers.get("authorization"),
    tenantHeader: headers.get("x-tenant-id"),
  }
}

/** Throws `forbidden` unless one of our own pages sent this. */
export const assertOwnPage = (request: Request, own: string): void => {
  const { method, headers } = request
  const refusal = forgeryIn({
    method,
    own,
    contentType: headers.get("content-type"),
    origin: headers.get("origin"),
    fetchSite: headers.get("sec-fetch-site"),
  })
  if (refusal) throw new AppError("forbidden", refusal)
}
