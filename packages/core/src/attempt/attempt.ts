/** One run of a claimed slot, as the verdicts that it gives. */
import type { Turnout } from "../schedule/schedule.ts"
import type { Status, Verdict } from "../verdict/verdict.ts"

/** Missed slots are an unknown verdict of their region, judged before the attempt that found them missed. */
export const verdictsOf = (region: number, turnout: Turnout, startedAt: number, status: Status): Verdict[] => {
  const { slotAt, missed } = turnout
  const ran: Verdict = { region, status, slotAt, at: startedAt }
  return missed ? [{ region, status: "unknown", slotAt: missed.from, at: missed.from }, ran] : [ran]
}
