import { sessionCookie } from "@nightjar/core/session/cookie"
import { mayArriveFrom } from "@nightjar/core/session/origin"
import { arrive as redeem } from "@nightjar/core/session/sign-in"
import { isAppError } from "@nightjar/kit/error"
import { askedOf } from "../asked.ts"
import { readBody } from "../bridge.ts"
import type { Door } from "./door.ts"

const goTo = (path: string, headers: HeadersInit = {}) =>
  new Response(null, { status: 303, headers: { ...headers, location: path, "cache-control": "no-store" } })

/** The one form that crosses hosts. A code that is used or too old leads to the sign-in page, which says so. */
export const arrive: Door = async (request, house) => {
  const asked = askedOf(request.headers, house)
  const tenant = await house.directory.ofHost(asked.host)
  if (!tenant || !mayArriveFrom(request.headers.get("origin"), asked.own, house.site.publicUrl))
    return goTo("/sign-in?arrival=refused")
  const code = new URLSearchParams((await readBody(request, 4096)) ?? "").get("code") ?? ""
  try {
    const { token } = await redeem(house.wiring, tenant, { code }, asked)
    return goTo("/", { "set-cookie": sessionCookie(asked.own, token) })
  } catch (error) {
    if (isAppError(error)) return goTo("/sign-in?arrival=refused")
    throw error
  }
}
