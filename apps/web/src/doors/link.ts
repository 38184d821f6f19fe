import { followLink, seeLink } from "@nightjar/core/account/link"
import { askedOf, assertOwnPage } from "../asked.ts"
import { json, readJson } from "./answer.ts"
import type { Door } from "./door.ts"
import { tenantOf } from "./tenant-of.ts"

/** `/api/link`: what the link of a letter is for. It is asked for by POST, so that its token stands in no address. */
export const link: Door = async (request, house) => {
  const asked = askedOf(request.headers, house)
  assertOwnPage(request, asked.own)
  const tenant = await tenantOf(asked, house)
  return json(await seeLink(house.wiring, tenant, (await readJson(request)) as never, asked))
}

/** `/api/link/follow`: what it is for is done. Programs that look into mails open links, but press no button. */
export const followed: Door = async (request, house) => {
  const asked = askedOf(request.headers, house)
  assertOwnPage(request, asked.own)
  const tenant = await tenantOf(asked, house)
  return json(await followLink(house.wiring, tenant, (await readJson(request)) as never, asked))
}
