/** Who asks for a page, and of which workspace. */
import type { Context } from "@nightjar/core/context"
import { listTenantsOf } from "@nightjar/core/member/queries"
import { createMemory, type Memory } from "@nightjar/core/memory"
import type { Bus } from "@nightjar/core/ports"
import { isPrivate } from "@nightjar/core/session/cookie"
import type { HostKind } from "@nightjar/core/tenant/host"
import { getUser } from "@nightjar/core/user/queries"
import { doorsWithin } from "@nightjar/db/doors"
import type { Id } from "@nightjar/kit/id"
import { minute } from "@nightjar/kit/time"
import { askedOf } from "./asked.ts"
import type { DashboardFacts, MemberFacts, PageFacts } from "./facts.ts"
import type { House } from "./house.ts"

type Person = Omit<MemberFacts, "role">

/** Every page shows who looks at it; a new name or a new workspace whispers its id. */
export const rememberPeople = (bus: Bus): Promise<Memory<Person>> =>
  createMemory<Person>(bus, {
    max: 10_000,
    ttlMs: minute,
    idsOf: ({ user, workspaces }) => [user, ...workspaces.map(({ id }) => id)],
  })

export interface Visit {
  host: HostKind
  facts: PageFacts
  /** Null but for members of a workspace that is not suspended. */
  inside: { facts: DashboardFacts; context: Context } | null
}

/** A key opens no page: only the session counts. */
export const visitOf = async (headers: Headers, house: House): Promise<Visit> => {
  const asked = { ...askedOf(headers, house), authorization: null }
  const { host } = asked
  const tenant = await house.directory.ofHost(host)
  const authenticated = tenant && asked.sessionToken ? await house.authenticate(asked) : null
  const actor = authenticated?.actor.kind === "member" ? authenticated.actor : null
  const person = tenant && actor && (await personOf(tenant.id, actor.user, house))
  const member = person && actor && { ...person, role: actor.role }
  const facts = { tenant, member, site: house.site, isPrivate: isPrivate(asked.own) }
  if (!tenant || !actor || !member || tenant.state === "suspended") return { host, facts, inside: null }
  const context = { ...house.wiring, tenant, actor, address: asked.address }
  return { host, facts, inside: { facts: { ...facts, tenant, member }, context } }
}

const personOf = (tenant: Id<"tenant">, user: Id<"user">, house: House): Promise<Person | null> =>
  house.people.recall(user, () =>
    house.wiring.database.read(tenant, async (db) => {
      const [{ name, email }, workspaces] = await Promise.all([getUser(db, user), listTenantsOf(doorsWithin(db), user)])
      return { user, name, email, workspaces }
    }),
  )
