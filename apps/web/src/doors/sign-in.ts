import { sessionCookie } from "@nightjar/core/session/cookie"
import { signIn as openSession } from "@nightjar/core/session/sign-in"
import { askedOf, assertOwnPage } from "../asked.ts"
import { json, readJson } from "./answer.ts"
import type { Door } from "./door.ts"
import { tenantOf } from "./tenant-of.ts"

/** On a workspace's own host, where the cookie will live. */
export const signIn: Door = async (request, house) => {
  const asked = askedOf(request.headers, house)
  assertOwnPage(request, asked.own)
  const tenant = await tenantOf(asked, house)
  const { token } = await openSession(house.wiring, tenant, (await readJson(request)) as never, asked)
  return json({}, { headers: { "set-cookie": sessionCookie(asked.own, token) } })
}
