/** One run of a claimed slot, as the verdicts that it gives. */
import type { Turnout } from "../schedule/schedule.ts"
import type { Status, Verdict } from "../verdict/verdict.ts"

/**
 * Missed slots are an unknown verdict of their region, judged before the attempt that found them missed. A single one
 * is not: the verdict before it is still fresh. (Two turns a hiccup would double the work just when there is too much.)
 */
export const verdictsOf = (region: number, turnout: Turnout, startedAt: number, status: Status): Verdict[] => {
  const { slotAt, missed } = turnout
  const ran: Verdict = { region, status, slotAt, at: startedAt }
  return missed && missed.slots > 1 ? [{ region, status: "unknown", slotAt: missed.from, at: missed.from }, ran] : [ran]
}
