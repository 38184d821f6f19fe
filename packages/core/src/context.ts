/** Who asks, for which tenant, with what at hand. */
import type { Mailer } from "@nightjar/channels/mailer"
import type { Doors } from "@nightjar/db/doors"
import type { TenantDb as AnyTenantDb, TenantDatabase } from "@nightjar/db/tenant-db"
import { AppError } from "@nightjar/kit/error"
import type { Id } from "@nightjar/kit/id"
import type { Log } from "@nightjar/kit/log"
import type { KeyRing } from "@nightjar/kit/secret"
import type { EventReader } from "./feed/reader.ts"
import type { Role } from "./member/member.ts"
import { mayDo, type Permission } from "./permission.ts"
import type { PlanName } from "./plan/plan.ts"
import type { Bus, Limiter, Payments } from "./ports.ts"
import type { Schema } from "./schema.ts"

export type TenantDb = AnyTenantDb<Schema>
export type Database = TenantDatabase<Schema>

/** `system` is the engine, the seed or an operator acting in a person's way, one tenant at a time. */
export type Actor =
  | { kind: "member"; user: Id<"user">; session: Id<"session">; role: Role }
  | { kind: "key"; key: Id<"apiKey">; scopes: readonly string[] }
  | { kind: "system" }

export interface TenantInfo {
  id: Id<"tenant">
  slug: string
  name: string
  plan: PlanName
}

/** Everything that outlives a request; made once per process. */
export interface Wiring {
  database: Database
  /** What is asked before a tenant is known. */
  doors: Doors
  bus: Bus
  events: EventReader
  limiter: Limiter
  /** Null where this deployment has no mail server. */
  mail: Mailer | null
  /** Null where nothing is sold here. */
  payments: Payments | null
  keys: KeyRing
  log: Log
  now: () => Date
}

export interface Context extends Wiring {
  tenant: TenantInfo
  actor: Actor
  /** Where the request came from, for the audit log; null for the system. */
  address: string | null
}

/** A key may what its scopes name, and nothing that a member may not; `*` is all of that. */
const keyMay = (scopes: readonly string[], permission: Permission): boolean =>
  mayDo("member", permission) && (scopes.includes("*") || scopes.includes(permission))

export const actorMay = (actor: Actor, permission: Permission): boolean => {
  if (actor.kind === "system") return true
  return actor.kind === "member" ? mayDo(actor.role, permission) : keyMay(actor.scopes, permission)
}

/** Who signed in. Throws `forbidden` for keys and the system: what follows is about a person's own account. */
export const personOf = (actor: Actor): Extract<Actor, { kind: "member" }> => {
  if (actor.kind === "member") return actor
  throw new AppError("forbidden", "This is for a person who has signed in; an API key has no account of its own.")
}

/** Throws `forbidden` with a sentence that names what is missing. */
export const assertMay = (actor: Actor, permission: Permission): void => {
  if (actorMay(actor, permission)) return
  const who = actor.kind === "member" ? `Your role (${actor.role})` : "This API key"
  throw new AppError("forbidden", `${who} does not include ${permission}. Ask an admin of this workspace for it.`)
}
