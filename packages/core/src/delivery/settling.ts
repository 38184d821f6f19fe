/** What an attempt makes of the deliveries it was for. Pure. */
import type { Message } from "@nightjar/channels/message"
import type { Answer, Sent } from "@nightjar/channels/sent"
import type { DeliveryState } from "./delivery.ts"
import { retryAfter } from "./retry.ts"

/** A delivery that is held (uuids). */
export interface Held {
  tenantId: string
  id: string
  channelId: string
  /** Null for a test. */
  monitorId: string | null
  token: number
  /** This one included. */
  attempts: number
  ageMs: number
  message: Message
}

export interface Settlement {
  held: Held
  state: DeliveryState
  /** While it waits: how long, from now. */
  waitMs: number | null
  reason: string | null
  answer: Answer | null
  /** Nobody knows whether it arrived. */
  unanswered: boolean
}

/**
 * @param held one delivery, or a beginning that could not be told and its end, which were sent as one message
 * @param chance 0…1
 */
export const settle = (held: readonly Held[], sent: Sent, chance: number): Settlement[] => {
  const [first, last] = [held[0]!, held.at(-1)!]
  const unanswered = sent.kind === "ambiguous"
  const { answer } = sent
  if (sent.kind === "delivered")
    return held.map((one) => ({
      held: one,
      state: one === last ? "delivered" : "combined",
      waitMs: null,
      reason: one === last ? null : "It was over before it could be sent, and was told with its end.",
      answer: one === last ? answer : null,
      unanswered,
    }))
  // Somebody waits for the answer to a test: whatever it is, it is what they wanted to know.
  const isFinal = sent.kind === "refused" || first.monitorId === null
  const waitMs = isFinal ? null : retryAfter(first.attempts, sent, first.ageMs, chance)
  const state = waitMs === null ? "failed" : "waiting"
  return held.map((one) => ({ held: one, state, waitMs, reason: reasonOf(sent, isFinal, waitMs), answer, unanswered }))
}

const reasonOf = (sent: Sent, isFinal: boolean, waitMs: number | null): string | null => {
  if (sent.kind === "refused") return "It was refused; another attempt would be as well."
  if (waitMs === null) return isFinal ? "A test is tried once." : "It was tried for two days."
  return sent.kind === "ambiguous" ? "No answer came, so it may arrive twice." : null
}

/** What is not sent, with the reason. */
export const suppress = (held: readonly Held[], reason: string): Settlement[] =>
  held.map((one) => ({ held: one, state: "suppressed", waitMs: null, reason, answer: null, unanswered: false }))
