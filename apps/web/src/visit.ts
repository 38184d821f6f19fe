/** Who asks for a page, and of which workspace. */
import type { Context } from "@nightjar/core/context"
import { listTenantsOf } from "@nightjar/core/member/queries"
import { createMemory, type Memory } from "@nightjar/core/memory"
import type { Bus } from "@nightjar/core/ports"
import { isPrivate } from "@nightjar/core/session/cookie"
import type { FoundTenant } from "@nightjar/core/tenant/queries"
import { getUser } from "@nightjar/core/user/queries"
import { doorsWithin } from "@nightjar/db/doors"
import { minute } from "@nightjar/kit/time"
import { type Asked, askedOf } from "./asked.ts"
import type { MemberFacts, PageFacts } from "./facts.ts"
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
  asked: Asked
  tenant: FoundTenant | null
  /** Null but for members of this workspace, suspended or not. */
  context: MemberContext | null
}

interface MemberContext extends Context {
  actor: Extract<Context["actor"], { kind: "member" }>
}

/** A key opens no page: only the session counts. */
export const visitOf = async (headers: Headers, house: House): Promise<Visit> => {
  const asked = { ...askedOf(headers, house), authorization: null }
  const [tenant, authenticated] = await Promise.all([
    house.directory.ofHost(asked.host),
    asked.sessionToken ? house.authenticate(asked) : null,
  ])
  const actor = authenticated?.actor.kind === "member" ? authenticated.actor : null
  const context = tenant && actor && { ...house.wiring, tenant, actor, address: asked.address }
  return { asked, tenant, context }
}

/** What pages show of who looks at them. */
export const memberOf = async (
  { actor, tenant, database }: MemberContext,
  house: House,
): Promise<MemberFacts | null> => {
  const { user, role } = actor
  const person = await house.people.recall(user, () =>
    database.read(tenant.id, async (db) => {
      const [{ name, email }, workspaces] = await Promise.all([getUser(db, user), listTenantsOf(doorsWithin(db), user)])
      return { user, name, email, workspaces }
    }),
  )
  return person && { ...person, role }
}

/** What Next's pages know of a visit. */
export const factsOf = async (headers: Headers, house: House): Promise<PageFacts> => {
  const { asked, tenant, context } = await visitOf(headers, house)
  const member = context && (await memberOf(context, house))
  return { tenant, member, site: house.site, isPrivate: isPrivate(asked.own) }
}

/** Whatever is read within shares one transaction. */
export const inOneRead = <C extends Context, T>(context: C, use: (within: C) => Promise<T>): Promise<T> =>
  context.database.read(context.tenant.id, (db) =>
    use({ ...context, database: { ...context.database, read: (_, ask) => ask(db) } }),
  )
