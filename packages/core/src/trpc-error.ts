/** How errors look outside: a code, a sentence, the field at fault; never a stack, SQL, or an internal id. */
import { sqlState } from "@nightjar/db/connect"
import { AppError, type ErrorCode, isAppError } from "@nightjar/kit/error"
import { type TRPCDefaultErrorShape, TRPCError } from "@trpc/server"
import { ZodError } from "zod"

const trpcCodes = {
  invalid: "BAD_REQUEST",
  unauthenticated: "UNAUTHORIZED",
  forbidden: "FORBIDDEN",
  not_found: "NOT_FOUND",
  conflict: "CONFLICT",
  stale: "CONFLICT",
  plan_limit: "FORBIDDEN",
  rate_limited: "TOO_MANY_REQUESTS",
  unavailable: "SERVICE_UNAVAILABLE",
} as const satisfies Record<ErrorCode, TRPCError["code"]>

/** Errors meant for people become tRPC's, anything else stays a bug. */
const asTrpcError = (thrown: unknown): unknown => {
  const error = meantBy(thrown)
  if (isAppError(error)) return new TRPCError({ code: trpcCodes[error.code], message: error.message, cause: error })
  if (error instanceof ZodError)
    return new TRPCError({ code: "BAD_REQUEST", message: "The input is not valid.", cause: error })
  return error
}

/** PostgreSQL keeps every character but one, in text (22021) and in JSON (22P05). */
const meantBy = (thrown: unknown): unknown =>
  ["22021", "22P05"].includes(sqlState(thrown) ?? "")
    ? new AppError("invalid", "Text may hold any character but NUL (\\u0000).")
    : thrown

export const toTrpcError = async <T>(resolve: () => Promise<T>): Promise<T> => {
  try {
    return await resolve()
  } catch (error) {
    throw asTrpcError(error)
  }
}

/** The same for a stream. Nobody is told of a bug in the middle of one but by `onBug`. */
export async function* toTrpcErrors<T>(items: AsyncIterable<T>, onBug: (bug: unknown) => void): AsyncGenerator<T> {
  try {
    yield* items
  } catch (error) {
    const shown = asTrpcError(error)
    if (shown === error) onBug(error)
    throw shown
  }
}

export interface ErrorInfo {
  /** `internal` is a bug of ours; everything else is for the person to mend. */
  reason: ErrorCode | "internal"
  fields?: { path: string; message: string }[]
  detail?: Record<string, unknown>
}

/** What tRPC refuses before anything of ours is asked, by path. */
const ownRefusals: Partial<Record<TRPCError["code"], (path: string) => string>> = {
  PARSE_ERROR: () => "The body is not valid JSON.",
  METHOD_NOT_SUPPORTED: (path) =>
    `${path} takes another method: questions are asked with GET, verbs are sent with POST.`,
}

/** The public shape of an error: tRPC's own, with `data.info` added and all internals left out. */
export const shapeOf = (shape: TRPCDefaultErrorShape, error: TRPCError) => {
  const { code, httpStatus, path } = shape.data
  const info = infoOf(error)
  const message =
    info.reason === "internal"
      ? "Nightjar failed to answer this. It is not your input; the operator's log has the details."
      : info.fields
        ? info.fields.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join("; ")
        : (ownRefusals[error.code]?.(path ?? "this") ?? shape.message)
  return { ...shape, message, data: { code, httpStatus, path, info } }
}

const infoOf = (error: TRPCError): ErrorInfo => {
  const cause = error.cause
  if (isAppError(cause)) {
    const { field, ...detail } = cause.detail
    return { reason: cause.code, detail, ...(field ? { fields: [{ path: field, message: cause.message }] } : {}) }
  }
  if (cause instanceof ZodError)
    return {
      reason: "invalid",
      fields: cause.issues.map((issue) => ({ path: issue.path.join("."), message: issue.message })),
    }
  if (error.code === "INTERNAL_SERVER_ERROR") return { reason: "internal" }
  if (error.code === "NOT_FOUND") return { reason: "not_found" }
  return { reason: "invalid" }
}
