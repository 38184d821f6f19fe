import type { Arrival as Code } from "@nightjar/core/session"
import { workspaceUrl } from "@nightjar/core/tenant/host"
import type { Arrival } from "../arrival.ts"
import type { Asked } from "../asked.ts"
import type { SiteFacts } from "../facts.ts"

/** Where the code is to be handed over: on its workspace's host, or here where there is only one. */
export const arrivalAt = ({ tenant, code }: Code, { own }: Asked, { site }: { site: SiteFacts }): Arrival => ({
  url: `${site.multiTenant ? workspaceUrl(tenant.slug, site) : own}/api/arrive`,
  code,
})
