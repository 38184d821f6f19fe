/**
 * The errors that people may read. `message` is a sentence for them: what is wrong and what to do.
 * Anything else that is thrown is a bug: it is logged whole and answered as `internal`.
 */
export type ErrorCode =
  | "invalid"
  | "unauthenticated"
  | "forbidden"
  | "not_found"
  | "conflict"
  | "stale"
  | "plan_limit"
  | "rate_limited"
  | "unavailable"

const brand = Symbol.for("nightjar.AppError")

export class AppError extends Error {
  readonly [brand] = true
  override readonly name = "AppError"
  constructor(
    readonly code: ErrorCode,
    message: string,
    /** `field`: the input field at fault, as a path. `retryAfterSeconds`: when it is worth asking again. */
    readonly detail: { field?: string; retryAfterSeconds?: number; [key: string]: unknown } = {},
  ) {
    super(message)
  }
}

/** By brand, not by class: server.ts and Next's bundle each hold a copy of this module. */
export const isAppError = (error: unknown): error is AppError =>
  typeof error === "object" && error !== null && (error as Record<symbol, unknown>)[brand] === true

/** A foreign id is answered exactly as an unknown one, so this takes the noun and nothing else. */
export const notFound = (noun: string) => new AppError("not_found", `There is no such ${noun} here.`)

/** What a log line or a sentence says of anything thrown. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
