import { signOut as endSession } from "@nightjar/core/session/actions"
import { noSessionCookie } from "@nightjar/core/session/cookie"
import { assertOwnPage } from "../asked.ts"
import { json } from "./answer.ts"
import { contextOf } from "./context-of.ts"
import type { Door } from "./door.ts"

export const signOut: Door = async (request, house) => {
  const { context, asked } = await contextOf(request.headers, house)
  assertOwnPage(request, asked.own)
  await endSession(context)
  return json({}, { headers: { "set-cookie": noSessionCookie(asked.own) } })
}
