/** What a Host header asks for, by its form alone: no database, so every program and proxy may ask. */
import { memo } from "@nightjar/kit/memo"

export interface HostRules {
  /** `TENANT_DOMAIN`: tenants are its subdomains, the site is the domain itself. */
  tenantDomain: string
  /** `STATUS_DOMAIN`: public pages are its subdomains. */
  statusDomain: string
  /** False: one tenant, on whatever host is asked. */
  multiTenant: boolean
}

export type HostKind =
  | { kind: "site" }
  | { kind: "admin" }
  | { kind: "tenant"; slug: string }
  | { kind: "page"; page: string }
  /** Somebody's own host name, if a tenant has proved that it is theirs. */
  | { kind: "domain"; host: string }
  /** `MULTI_TENANT=false`: the one tenant there is. */
  | { kind: "only" }
  | { kind: "unknown" }

const label = /^[a-z0-9]+(-[a-z0-9]+)*$/
const address = /^(\d+\.\d+\.\d+\.\d+|\[[0-9a-f:.%]+\])$/

/**
 * The name in a Host header: lower case, without port and the dot that may end a name; null when it is none.
 * IPv6 keeps its brackets.
 */
export const hostName = (header: string | null | undefined): string | null => (header ? readHostName(header) : null)

/** Remembered: every request asks for it, most for the same few, and it takes as long as a page from memory. */
const readHostName = memo(
  1_000,
  (header: string) => header,
  (header): string | null => {
    const match = /^(\[[^\]]+\]|[^:]+)(?::\d{1,5})?$/.exec(header.trim().toLowerCase())
    const name = match?.[1]?.replace(/\.$/, "")
    if (!name || name.length > 253) return null
    return address.test(name) || name.split(".").every((part) => label.test(part) && part.length <= 63) ? name : null
  },
)

/** What stands before `domain`; null when `host` is not below it. */
const subdomain = (host: string, domain: string): string | null =>
  host.endsWith(`.${domain}`) ? host.slice(0, -domain.length - 1) : null

/** An address names no tenant, so it is the site: where tools and health checks come without a name. */
export const classifyHost = (header: string | null | undefined, rules: HostRules): HostKind => {
  const host = hostName(header)
  if (!host) return rules.multiTenant ? { kind: "unknown" } : { kind: "only" }
  const page = subdomain(host, rules.statusDomain)
  if (page !== null) return label.test(page) ? { kind: "page", page } : { kind: "unknown" }
  if (!rules.multiTenant) return { kind: "only" }
  if (host === rules.tenantDomain || address.test(host)) return { kind: "site" }
  if (host === rules.statusDomain) return { kind: "unknown" }
  const slug = subdomain(host, rules.tenantDomain)
  if (slug === null) return host.includes(".") ? { kind: "domain", host } : { kind: "unknown" }
  if (slug === "admin") return { kind: "admin" }
  return label.test(slug) ? { kind: "tenant", slug } : { kind: "unknown" }
}

interface Site {
  /** The apex as browsers reach it. */
  publicUrl: string
}

/** A subdomain, with the scheme and port of the apex. */
const below = (domain: string, name: string, { publicUrl }: Site): string => {
  const { protocol, port } = new URL(publicUrl)
  return `${protocol}//${name}.${domain}${port ? `:${port}` : ""}`
}

/** Where a workspace is served. */
export const workspaceUrl = (slug: string, site: Site & { tenantDomain: string }): string =>
  below(site.tenantDomain, slug, site)

/** Where visitors find a status page. With one tenant that is below its own host: there may be no subdomains. */
export const pageUrl = (slug: string, site: Site & { statusDomain: string; multiTenant: boolean }): string =>
  site.multiTenant ? below(site.statusDomain, slug, site) : `${site.publicUrl}/status/${slug}`
