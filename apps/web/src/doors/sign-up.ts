import { signUp as found } from "@nightjar/core/session/sign-up"
import { Secret } from "@nightjar/kit/secret"
import { askedOf, assertOwnPage } from "../asked.ts"
import { json, readJson } from "./answer.ts"
import { arrivalAt } from "./arrival-at.ts"
import type { Door } from "./door.ts"

/** Founds a workspace; the answer holds the way onto its host. */
export const signUp: Door = async (request, house) => {
  const { env, wiring } = house
  const asked = askedOf(request.headers, house)
  assertOwnPage(request, asked.own)
  const rules = {
    policy: env.SIGNUP,
    multiTenant: env.MULTI_TENANT,
    ownerToken: env.OPERATOR_TOKEN ? new Secret(env.OPERATOR_TOKEN) : null,
  }
  const arrival = await found(wiring, rules, (await readJson(request)) as never, asked)
  return json({ arrival: arrivalAt(arrival, asked, house) })
}
