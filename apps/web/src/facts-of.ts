import { listTenantsOf } from "@nightjar/core/member/queries"
import { isPrivate } from "@nightjar/core/session/cookie"
import { getUser } from "@nightjar/core/user/queries"
import { askedOf } from "./asked.ts"
import type { MemberFacts, PageFacts } from "./facts.ts"
import type { House } from "./house.ts"

export const factsOf = async (headers: Headers, house: House): Promise<PageFacts> => {
  const asked = askedOf(headers, house)
  const tenant = await house.directory.ofHost(asked.host)
  const member = tenant && asked.sessionToken ? await memberOf(asked, house) : null
  return { tenant, member, site: house.site, isPrivate: isPrivate(asked.own) }
}

const memberOf = async (asked: Parameters<House["authenticate"]>[0], house: House): Promise<MemberFacts | null> => {
  const authenticated = await house.authenticate({ ...asked, authorization: null })
  if (authenticated?.actor.kind !== "member") return null
  const { tenant, actor } = authenticated
  const { name, email } = await house.wiring.database.read(tenant.id, (db) => getUser(db, actor.user))
  const workspaces = await listTenantsOf(house.wiring.doors, actor.user)
  return { user: actor.user, name, email, role: actor.role, workspaces }
}
