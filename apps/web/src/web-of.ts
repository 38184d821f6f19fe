import { classifyHost, workspaceUrl } from "@nightjar/core/tenant/host"
import { trpc } from "./doors/trpc.ts"
import { factsOf } from "./facts-of.ts"
import type { House } from "./house.ts"
import type { Web } from "./wiring.ts"

/** What pages may ask of this process. */
export const webOf = (house: House): Web => ({
  classifyHost: (header) => classifyHost(header, house.rules),
  handleTrpc: (request) => trpc(request, house),
  factsOf: (headers) => factsOf(headers, house),
  formTargets: house.site.multiTenant ? [workspaceUrl("*", house.site), house.site.publicUrl] : [],
  development: house.env.NODE_ENV === "development",
})
