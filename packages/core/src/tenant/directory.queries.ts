/** Which tenant a host or an id means, from memory where that can be believed. */
import type { Id } from "@nightjar/kit/id"
import { minute } from "@nightjar/kit/time"
import type { Wiring } from "../context.ts"
import { createMemory } from "../memory.ts"
import type { HostKind } from "./host.ts"
import {
  type FoundTenant,
  findOnlyTenant,
  findTenantByDomain,
  findTenantById,
  findTenantBySlug,
} from "./tenant.queries.ts"

export interface Directory {
  /** Null where the host names no tenant, or one that does not exist. */
  ofHost(host: HostKind): Promise<FoundTenant | null>
  byId(id: Id<"tenant">): Promise<FoundTenant | null>
}

/** One per process. A suspension, a new name or slug whispers the tenant's id. */
export const createDirectory = async ({ bus, doors }: Pick<Wiring, "bus" | "doors">): Promise<Directory> => {
  const memory = await createMemory<FoundTenant>(bus, { max: 10_000, ttlMs: 5 * minute, idsOf: ({ id }) => [id] })
  return {
    async ofHost(host) {
      if (host.kind === "tenant") return memory.recall(`slug:${host.slug}`, () => findTenantBySlug(doors, host.slug))
      if (host.kind === "domain") return memory.recall(`host:${host.host}`, () => findTenantByDomain(doors, host.host))
      if (host.kind === "only") return memory.recall("only", () => findOnlyTenant(doors))
      return null
    },
    byId: (id) => memory.recall(`id:${id}`, () => findTenantById(doors, id)),
  }
}
