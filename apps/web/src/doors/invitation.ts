import { seeInvitation } from "@nightjar/core/invitation/join"
import { askedOf, assertOwnPage } from "../asked.ts"
import { json, readJson } from "./answer.ts"
import type { Door } from "./door.ts"
import { tenantOf } from "./tenant-of.ts"

/** What the link of an invitation is for. It is asked for by POST, so that its token stands in no address. */
export const invitation: Door = async (request, house) => {
  const asked = askedOf(request.headers, house)
  assertOwnPage(request, asked.own)
  const tenant = await tenantOf(asked, house)
  return json(await seeInvitation(house.wiring, tenant, (await readJson(request)) as never, asked))
}
