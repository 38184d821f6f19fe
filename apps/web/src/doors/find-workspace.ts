import { findWorkspaces } from "@nightjar/core/session/sign-in"
import { askedOf, assertOwnPage } from "../asked.ts"
import { json, readJson } from "./answer.ts"
import { arrivalAt } from "./arrival-at.ts"
import type { Door } from "./door.ts"

/** On the site: the workspaces of whoever knows the password, and the way into the only or the chosen one. */
export const findWorkspace: Door = async (request, house) => {
  const asked = askedOf(request.headers, house)
  assertOwnPage(request, asked.own)
  const { workspaces, arrival } = await findWorkspaces(house.wiring, (await readJson(request)) as never, asked)
  return json({ workspaces, arrival: arrival && arrivalAt(arrival, asked, house) })
}
