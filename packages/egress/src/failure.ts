/** Why a target was not reached. `code` is stable and for machines, `message` is one plain sentence for people. */
import { newTrace, type Trace } from "./trace.ts"

export type FailureCode =
  | "blocked"
  /** The caller's deadline came. */
  | "timeout"
  /** Nightjar's side failed: its name server does not answer, it ran out of sockets. */
  | "own_trouble"
  | "address_malformed"
  | "name_not_found"
  | "name_failed"
  | "name_timeout"
  | "refused"
  | "unreachable"
  | "connect_timeout"
  | "reset"
  | "closed_early"
  | "tls_timeout"
  | "tls_failed"
  | "certificate_expired"
  | "certificate_not_yet_valid"
  | "certificate_untrusted"
  | "certificate_name"
  | "answer_malformed"
  | "headers_too_large"
  | "body_malformed"
  | "too_many_redirects"
  | "redirect_malformed"

export class EgressFailure extends Error {
  override readonly name = "EgressFailure"
  constructor(
    readonly code: FailureCode,
    message: string,
    /** What was seen until then. */
    readonly trace: Trace = newTrace(),
  ) {
    super(message)
  }
}
