import { switchTenant as depart } from "@nightjar/core/session/sign-in"
import { assertOwnPage } from "../asked.ts"
import { json, readJson } from "./answer.ts"
import { arrivalAt } from "./arrival-at.ts"
import { contextOf } from "./context-of.ts"
import type { Door } from "./door.ts"

/** From one workspace's host to another's. */
export const switchTenant: Door = async (request, house) => {
  const { context, asked } = await contextOf(request.headers, house)
  assertOwnPage(request, asked.own)
  const arrival = await depart(context, (await readJson(request)) as never)
  return json({ arrival: arrivalAt(arrival, asked, house) })
}
