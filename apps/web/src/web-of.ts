import { classifyHost } from "@nightjar/core/tenant/host"
import type { House } from "./house.ts"
import type { Web } from "./wiring.ts"
import { workspaceUrl } from "./workspace-url.ts"

/** What pages may ask of this process. */
export const webOf = (house: House): Web => {
  const { env, site } = house
  const rules = { tenantDomain: env.TENANT_DOMAIN, statusDomain: env.STATUS_DOMAIN, multiTenant: env.MULTI_TENANT }
  return {
    classifyHost: (header) => classifyHost(header, rules),
    handleTrpc: async () => new Response("soon", { status: 501 }),
    factsOf: async (headers) => {
      const host = classifyHost(headers.get("host"), rules)
      return {
        tenant:
          host.kind === "tenant" && host.slug === "acme"
            ? { id: "ten_x" as never, slug: "acme", name: "Acme", plan: "pro", suspended: false }
            : null,
        member: null,
        site,
      }
    },
    formTargets: env.MULTI_TENANT ? [workspaceUrl("*", site), site.publicUrl] : [],
    development: env.NODE_ENV === "development",
  }
}
