/** What a provider's HTTP answer, or its absence, means for the message. Pure. */
import type { HttpAnswer } from "@nightjar/egress/egress"
import type { EgressFailure, FailureCode } from "@nightjar/egress/failure"
import { second } from "@nightjar/kit/time"
import { type Answer, type Sent, unanswered } from "./sent.ts"

/** `Retry-After` in milliseconds from now; undefined where it says nothing that can be used. */
const retryAfterMs = (value: string | undefined, now: number): number | undefined => {
  if (value === undefined) return undefined
  const ms = /^\d{1,9}$/.test(value.trim()) ? Number(value) * second : Date.parse(value) - now
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined
}

/** Refusals of the moment: too slow, too many. */
const passing = [408, 429]

const sentOf = (answer: Answer & { status: number }, retryAfter?: number): Sent => {
  const { status } = answer
  if (status >= 200 && status < 300) return { kind: "delivered", answer }
  if (status < 500 && !passing.includes(status)) return { kind: "refused", answer }
  return { kind: "again", answer, ...(retryAfter !== undefined && { retryAfterMs: retryAfter }) }
}

/** @param now Unix milliseconds: `Retry-After` may be a date. */
export const judgeAnswer = (answer: HttpAnswer, now: number): Sent => {
  const header = (name: string) => answer.headers.find((one) => one.name.toLowerCase() === name)?.value
  const { status } = answer
  const location = status >= 300 && status < 400 ? header("location") : undefined
  const text = location ? `It leads to ${location.slice(0, 500)}; enter that address.` : answer.body.toString("utf8")
  const id = header("x-request-id")?.slice(0, 200) ?? null
  return sentOf({ status, id, text }, retryAfterMs(header("retry-after"), now))
}

/** Another attempt meets the same. */
const final: readonly FailureCode[] = ["blocked", "address_malformed"]

/** A request that may have been read without an answer is ambiguous; a status that came before the end says enough. */
export const judgeFailure = ({ code, message, trace }: EgressFailure): Sent => {
  const status = trace.hops.at(-1)?.status
  if (status !== undefined) return sentOf({ status, id: null, text: message })
  if (final.includes(code)) return unanswered("refused", message)
  return unanswered(trace.phases.firstByteMs === undefined ? "again" : "ambiguous", message)
}
