import { changePassword as replace } from "@nightjar/core/session/actions"
import { sessionCookie } from "@nightjar/core/session/cookie"
import { assertOwnPage } from "../asked.ts"
import { json, readJson } from "./answer.ts"
import { contextOf } from "./context-of.ts"
import type { Door } from "./door.ts"

/** Ends every session of the person and begins a new one here. */
export const changePassword: Door = async (request, house) => {
  const { context, asked } = await contextOf(request.headers, house)
  assertOwnPage(request, asked.own)
  const { token } = await replace(context, (await readJson(request)) as never, asked)
  return json({}, { headers: { "set-cookie": sessionCookie(asked.own, token) } })
}
