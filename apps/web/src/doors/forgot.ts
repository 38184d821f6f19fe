import { askReset } from "@nightjar/core/account/link"
import { askedOf, assertOwnPage } from "../asked.ts"
import { json, readJson } from "./answer.ts"
import type { Door } from "./door.ts"
import { tenantOf } from "./tenant-of.ts"

/** On a workspace's host, or on the site for those who do not remember which it is. The answer tells nothing of anybody. */
export const forgot: Door = async (request, house) => {
  const asked = askedOf(request.headers, house)
  assertOwnPage(request, asked.own)
  const tenant = asked.host.kind === "site" ? null : (await tenantOf(asked, house)).id
  await askReset(house.wiring, tenant, (await readJson(request)) as never, asked)
  return json({})
}
