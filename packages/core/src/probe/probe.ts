/** A check off the grid: asked for by a person or to confirm a failure. No probe counts in uptime or latency. */

/**
 * `confirm`: another region is asked. `check-now`: a person or a contradicting call asks. `test`: a form that is not
 * saved yet. The first two are verdicts of their region; a test is only shown.
 */
export const whys = ["confirm", "check-now", "test"] as const
export type Why = (typeof whys)[number]
