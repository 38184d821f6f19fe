/** When a message that was not taken is sent again. Pure; lengths in milliseconds. */
import type { Sent } from "@nightjar/channels/sent"
import { day, hour, minute, second } from "@nightjar/kit/time"

const delays = [5 * second, 30 * second, 2 * minute, 10 * minute, 30 * minute, 2 * hour, 6 * hour, day]

/** No message waits longer than this after it was planned. */
export const givenUpAfterMs = 2 * day

/**
 * How long to wait after the so-many-th attempt; null when it was the last. A provider that says how long it wants to be
 * left alone is, but not past the end.
 * @param attempts made so far, at least 1
 * @param ageMs since the message was planned
 * @param chance 0…1: a tenth more or less, or those that failed together would come back together
 */
export const retryAfter = (attempts: number, sent: Sent, ageMs: number, chance: number): number | null => {
  const planned = delays[attempts - 1]
  if (planned === undefined) return null
  const asked = sent.kind === "again" ? (sent.retryAfterMs ?? 0) : 0
  const wait = Math.round(Math.max(planned * (0.9 + chance / 5), asked * (1 + chance / 10)))
  return ageMs + wait > givenUpAfterMs ? null : wait
}
