/** What a call throws. */
import type { AppRouter } from "@nightjar/core/router"
import { TRPCClientError } from "@trpc/client"

export type Reason = AppRouter["_def"]["_config"]["$types"]["errorShape"]["data"]["info"]["reason"] | "unreachable"

export interface FieldError {
  /** The path of the input field, `config.url`. */
  path: string
  message: string
}

/** `message` is a sentence for people; `reason` is for programs. */
export class NightjarError extends TRPCClientError<AppRouter> {
  override readonly name = "NightjarError"
  readonly reason: Reason
  readonly fields: readonly FieldError[]
  /** When it is worth asking again; null where that would change nothing. */
  readonly retryAfterSeconds: number | null

  constructor(cause: TRPCClientError<AppRouter>) {
    const info = cause.data?.info
    const reached = info !== undefined
    super(reached ? cause.message : `Nightjar does not answer: ${cause.message}`, {
      cause,
      result: cause.shape && { error: cause.shape },
    })
    this.reason = info?.reason ?? "unreachable"
    this.fields = info?.fields ?? []
    const wait = info?.detail?.retryAfterSeconds
    this.retryAfterSeconds = typeof wait === "number" ? wait : null
  }
}
