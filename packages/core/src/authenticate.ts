/** From the facts of a request to who asks, and for which tenant. */
import type { Id } from "@nightjar/kit/id"
import { hashToken } from "@nightjar/kit/secret"
import { minute } from "@nightjar/kit/time"
import { type FoundKey, findApiKeyByHash, markUsed } from "./api-key/api-key.queries.ts"
import { readKey } from "./api-key/api-key.ts"
import type { Actor, Wiring } from "./context.ts"
import { createMemory } from "./memory.ts"
import type { Visitor } from "./session/session.ts"
import { type FoundSession, findSession } from "./session/store.queries.ts"
import type { Directory } from "./tenant/directory.queries.ts"
import type { HostKind } from "./tenant/host.ts"
import type { FoundTenant } from "./tenant/tenant.queries.ts"

export interface RequestFacts extends Visitor {
  host: HostKind
  /** From `readSessionCookie`. */
  sessionToken: string | null
  authorization: string | null
  /** `X-Tenant-ID`: selects among the tenants of a credential, and never grants one. */
  tenantHeader: string | null
}

/** Its tenant may be suspended: that is said to those who are let in, and to nobody else. */
export interface Authenticated {
  tenant: FoundTenant
  actor: Actor
}

export type Authenticate = (facts: RequestFacts) => Promise<Authenticated | null>

interface Credential {
  tenant: Id<"tenant">
  actor: Actor
}

/** One per process. A session or key that was used within the minute is known without asking. */
export const createAuthenticate = async (wiring: Wiring, directory: Directory): Promise<Authenticate> => {
  const options = { max: 20_000, ttlMs: minute }
  const sessions = await createMemory<FoundSession>(wiring.bus, {
    ...options,
    idsOf: ({ session, user, tenant }) => [session, user, tenant],
  })
  const keys = await createMemory<FoundKey>(wiring.bus, { ...options, idsOf: ({ id, tenant }) => [id, tenant] })

  const ofSession = async (token: string, visitor: Visitor): Promise<Credential | null> => {
    const found = await sessions.recall(hashToken(token), () => findSession(wiring, token, visitor))
    if (!found || found.expiresAt <= wiring.now()) return null
    const { tenant, user, session, role } = found
    return { tenant, actor: { kind: "member", user, session, role } }
  }

  const ofKey = async (key: string): Promise<Credential | null> => {
    const found = await keys.recall(hashToken(key), () => findKey(wiring, key))
    return found && { tenant: found.tenant, actor: { kind: "key", key: found.id, scopes: found.scopes } }
  }

  return async (facts) => {
    const [credential, named] = await Promise.all([credentialOf(facts, ofSession, ofKey), directory.ofHost(facts.host)])
    if (!credential) return null
    if (facts.tenantHeader !== null && facts.tenantHeader !== credential.tenant) return null
    if (!hostAdmits(facts.host, named, credential)) return null
    const tenant = named ?? (await directory.byId(credential.tenant))
    return tenant && { tenant, actor: credential.actor }
  }
}

/** A header that is no key is not made good by a cookie: whoever sends one means it. */
const credentialOf = async (
  facts: RequestFacts,
  ofSession: (token: string, visitor: Visitor) => Promise<Credential | null>,
  ofKey: (key: string) => Promise<Credential | null>,
): Promise<Credential | null> => {
  if (facts.authorization !== null) {
    const key = readKey(facts.authorization)
    return key ? ofKey(key) : null
  }
  return facts.sessionToken ? ofSession(facts.sessionToken, facts) : null
}

const findKey = async ({ doors, database }: Wiring, key: string): Promise<FoundKey | null> => {
  const found = await findApiKeyByHash(doors, hashToken(key))
  if (found) await database.write(found.tenant, (db) => markUsed(db, found.id))
  return found
}

/** Keys count on any host that names no tenant; cookies on their own tenant's host only. */
const hostAdmits = (host: HostKind, named: FoundTenant | null, { tenant, actor }: Credential): boolean => {
  if (named) return named.id === tenant
  return actor.kind === "key" && host.kind !== "tenant" && host.kind !== "only"
}
