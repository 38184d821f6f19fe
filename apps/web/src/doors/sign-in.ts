import { sessionCookie } from "@nightjar/core/session/cookie"
import { signIn as openSession } from "@nightjar/core/session/sign-in"
import { AppError } from "@nightjar/kit/error"
import { askedOf, assertOwnPage } from "../asked.ts"
import { json, readJson } from "./answer.ts"
import type { Door } from "./door.ts"

/** On a workspace's own host, where the cookie will live. */
export const signIn: Door = async (request, house) => {
  const asked = askedOf(request.headers, house)
  assertOwnPage(request, asked.own)
  const tenant = await house.directory.ofHost(asked.host)
  if (!tenant) throw new AppError("not_found", "There is no workspace at this address.")
  const { token } = await openSession(house.wiring, tenant, (await readJson(request)) as never, asked)
  return json({}, { headers: { "set-cookie": sessionCookie(asked.own, token) } })
}
