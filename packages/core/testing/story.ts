/** Standings for tests, as stories: one verdict a minute. */
import { judge, newStanding, type Rules, type Standing } from "../src/standing/standing.ts"
import type { Status, Verdict } from "../src/verdict/verdict.ts"

export const minute = 60_000

export const rules: Rules = { attempts: 2, recoveries: 2, recoveryMs: 0, quorum: 1, freshMs: 3 * minute }

export const verdict = (status: Status, slot: number, region = 1): Verdict => ({
  region,
  status,
  slotAt: slot * minute,
  at: slot * minute + 7,
})

/** Verdicts of one region, from minute 1 on. */
export const after = (story: readonly Status[], rule = rules): Standing =>
  story.reduce((standing, status, i) => judge(standing, verdict(status, i + 1), rule)!.standing, newStanding(0))

export const next = (story: readonly Status[], status: Status, rule = rules) =>
  judge(after(story, rule), verdict(status, story.length + 1), rule)!
