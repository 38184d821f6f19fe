import { isAppError } from "@nightjar/kit/error"
import type { Log } from "@nightjar/kit/log"
import { json, statusOf } from "./answer.ts"

/** JSON-RPC's numbers for what can go wrong before a procedure is chosen; clients go by `data.code`. */
const codes: Record<number, { name: string; number: number }> = {
  400: { name: "BAD_REQUEST", number: -32600 },
  401: { name: "UNAUTHORIZED", number: -32001 },
  403: { name: "FORBIDDEN", number: -32003 },
  429: { name: "TOO_MANY_REQUESTS", number: -32029 },
  503: { name: "SERVICE_UNAVAILABLE", number: -32603 },
}
const internal = { name: "INTERNAL_SERVER_ERROR", number: -32603 }

/** An error that stopped a request before tRPC saw it, in the shape that tRPC's own errors have. */
export const trpcProblem = (error: unknown, log: Log): Response => {
  const known = isAppError(error)
  const status = known ? statusOf(error.code) : 503
  if (!known) log.error({ err: error }, "a request could not be let in")
  const message = known ? error.message : "Nightjar's database does not answer at the moment. Try again shortly."
  const { name, number } = codes[status] ?? internal
  const data = { code: name, httpStatus: status, info: { reason: known ? error.code : "unavailable" } }
  return json({ error: { message, code: number, data } }, { status })
}
