import { join as redeem } from "@nightjar/core/invitation/join"
import { sessionCookie } from "@nightjar/core/session/cookie"
import { askedOf, assertOwnPage } from "../asked.ts"
import { json, readJson } from "./answer.ts"
import type { Door } from "./door.ts"
import { tenantOf } from "./tenant-of.ts"

/** Uses an invitation up, and signs in whoever it was for. */
export const join: Door = async (request, house) => {
  const asked = askedOf(request.headers, house)
  assertOwnPage(request, asked.own)
  const tenant = await tenantOf(asked, house)
  const { token } = await redeem(house.wiring, tenant, (await readJson(request)) as never, asked)
  return json({}, { headers: { "set-cookie": sessionCookie(asked.own, token) } })
}
