import type { SiteFacts } from "./facts.ts"

/** Where a workspace is served: its slug before the domain, with the scheme and port of the apex. */
export const workspaceUrl = (slug: string, site: { publicUrl: string; tenantDomain: string }): string => {
  const { protocol, port } = new URL(site.publicUrl)
  return `${protocol}//${slug}.${site.tenantDomain}${port ? `:${port}` : ""}`
}

/** Where forms of ours may lead beside their own host, as sources of a content security policy. */
export const formTargetsOf = (site: SiteFacts): string[] =>
  site.multiTenant ? [workspaceUrl("*", site), site.publicUrl] : []
