import { listTenantsOf } from "@nightjar/core/member/queries"
import { createMemory, type Memory } from "@nightjar/core/memory"
import type { Bus } from "@nightjar/core/ports"
import { isPrivate } from "@nightjar/core/session/cookie"
import { getUser } from "@nightjar/core/user/queries"
import { doorsWithin } from "@nightjar/db/doors"
import { minute } from "@nightjar/kit/time"
import { askedOf } from "./asked.ts"
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

export const factsOf = async (headers: Headers, house: House): Promise<PageFacts> => {
  const asked = askedOf(headers, house)
  const tenant = await house.directory.ofHost(asked.host)
  const member = tenant && asked.sessionToken ? await memberOf(asked, house) : null
  return { tenant, member, site: house.site, isPrivate: isPrivate(asked.own) }
}

const memberOf = async (asked: Parameters<House["authenticate"]>[0], house: House): Promise<MemberFacts | null> => {
  const authenticated = await house.authenticate({ ...asked, authorization: null })
  if (authenticated?.actor.kind !== "member") return null
  const { user, role } = authenticated.actor
  const findPerson = () =>
    house.wiring.database.read(authenticated.tenant.id, async (db) => {
      const { name, email } = await getUser(db, user)
      return { user, name, email, workspaces: await listTenantsOf(doorsWithin(db), user) }
    })
  const person = await house.people.recall(user, findPerson)
  return person && { ...person, role }
}
