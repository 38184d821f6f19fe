/** What a provider's HTTP answer, or its absence, means for the message. Pure. */
import type { HttpAnswer } from "@nightjar/egress/egress"
import type { EgressFailure, FailureCode } from "@nightjar/egress/failure"
import { second } from "@nightjar/kit/time"
import { clipBytes } from "./clip.ts"
import { type Answer, type Sent, unanswered } from "./sent.ts"

/** `Retry-After` in milliseconds from now; undefined where it says nothing that can be used. */
const retryAfterMs = (value: string | undefined, now: number): number | undefined => {
  if (value === undefined) return undefined
  const ms = /^\d{1,9}(\.\d+)?$/.test(value.trim()) ? Number(value) * second : Date.parse(value) - now
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined
}

/** Refusals of the moment: too slow, too many. */
const passing = [408, 429]

const kindOf = (status: number) => {
  if (status >= 200 && status < 300) return "delivered"
  return status < 500 && !passing.includes(status) ? "refused" : "again"
}

const sentOf = (answer: Answer & { status: number }, { kind = kindOf(answer.status), retryAfterMs }: Said): Sent =>
  kind === "again" && retryAfterMs !== undefined
    ? { kind, answer, retryAfterMs: Math.ceil(retryAfterMs) }
    : { kind, answer }

/** What a provider says beside the status, which goes before what the status says. */
export interface Said {
  kind?: "delivered" | "refused" | "again"
  retryAfterMs?: number
  /** In place of a body that says nothing. */
  text?: string
}

/** Reads a body of JSON; one that is none is read as `{}`. */
export type Reader = (body: Record<string, unknown>, status: number) => Said

const objectIn = (text: string): Record<string, unknown> => {
  try {
    const body: unknown = JSON.parse(text)
    return typeof body === "object" && body !== null ? (body as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

/**
 * @param now Unix milliseconds: `Retry-After` may be a date.
 * @param read for providers that say more than HTTP does
 */
export const judgeAnswer = (answer: HttpAnswer, now: number, read: Reader = () => ({})): Sent => {
  const header = (name: string) => answer.headers.find((one) => one.name.toLowerCase() === name)?.value
  const { status } = answer
  const location = status >= 300 && status < 400 ? header("location") : undefined
  const body = answer.body.toString("utf8")
  const said = read(objectIn(body), status)
  const text = said.text ?? (location ? `It leads to ${location.slice(0, 500)}; enter that address.` : body)
  const id = header("x-request-id")?.slice(0, 200) ?? null
  return sentOf(
    { status, id, text: clipBytes(text, 1_024) },
    { retryAfterMs: retryAfterMs(header("retry-after"), now), ...said },
  )
}

/** Another attempt meets the same. */
const final: readonly FailureCode[] = ["blocked", "address_malformed"]

/** A request that may have been read without an answer is ambiguous; a status that came before the end says enough. */
export const judgeFailure = ({ code, message, trace }: EgressFailure): Sent => {
  const status = trace.hops.at(-1)?.status
  if (status !== undefined) return sentOf({ status, id: null, text: message }, {})
  if (final.includes(code)) return unanswered("refused", message)
  return unanswered(trace.phases.firstByteMs === undefined ? "again" : "ambiguous", message)
}
