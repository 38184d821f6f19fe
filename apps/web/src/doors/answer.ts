/** How our doors answer: JSON that no cache keeps, and errors in the shape that tRPC's have. */
import { AppError, type ErrorCode, isAppError } from "@nightjar/kit/error"
import type { Log } from "@nightjar/kit/log"
import { ZodError } from "zod"
import { readBody } from "../bridge.ts"

export interface DoorProblem {
  /** One sentence. */
  message: string
  reason: ErrorCode | "internal"
  fields?: { path: string; message: string }[]
}

const statuses: Record<ErrorCode, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  stale: 409,
  plan_limit: 403,
  rate_limited: 429,
  unavailable: 503,
}

export const statusOf = (code: ErrorCode): number => statuses[code]

export const json = (body: unknown, init: ResponseInit = {}): Response => {
  const headers = new Headers(init.headers)
  headers.set("cache-control", "no-store")
  return Response.json(body, { ...init, headers })
}

const problem = (status: number, body: DoorProblem, headers: HeadersInit = {}) =>
  json({ error: body }, { status, headers })

/** Turns whatever a door throws into an answer; a bug is logged whole and shown as one sentence. */
export const problemAnswer = (error: unknown, log: Log): Response => {
  if (isAppError(error)) {
    const { field, retryAfterSeconds } = error.detail
    return problem(
      statusOf(error.code),
      {
        message: error.message,
        reason: error.code,
        ...(field ? { fields: [{ path: field, message: error.message }] } : {}),
      },
      retryAfterSeconds ? { "retry-after": String(Math.ceil(retryAfterSeconds)) } : {},
    )
  }
  if (error instanceof ZodError) {
    const fields = error.issues.map((issue) => ({ path: issue.path.join("."), message: issue.message }))
    const message = fields.map((field) => (field.path ? `${field.path}: ${field.message}` : field.message)).join("; ")
    return problem(400, { message, reason: "invalid", fields })
  }
  log.error({ err: error }, "a door failed")
  return problem(500, {
    message: "Nightjar failed to answer this. It is not your input; the operator's log has the details.",
    reason: "internal",
  })
}

/** The JSON that came in. A form of another site cannot send this type without asking first. */
export const readJson = async (request: Request): Promise<unknown> => {
  if (!request.headers.get("content-type")?.startsWith("application/json"))
    throw new AppError("invalid", "Send JSON, with the header content-type: application/json.")
  const text = await readBody(request)
  if (text === null) throw new AppError("invalid", "The body is larger than 1 MiB.")
  try {
    return JSON.parse(text)
  } catch {
    throw new AppError("invalid", "The body is not valid JSON.")
  }
}
