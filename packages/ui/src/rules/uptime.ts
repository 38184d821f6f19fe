import type { State } from "./state.ts"

/** Below this share of watched time a day says nothing about uptime. */
const enoughCoverage = 0.9

/**
 * `99.98 %`. Floored, never rounded: a single failure never reads 100 %.
 * @param ratio 0…1, or null when there is nothing to count (`–`)
 */
export const percentText = (ratio: number | null, digits = 2): string => {
  if (ratio === null) return "–"
  if (ratio >= 1) return "100 %"
  const steps = 10 ** (digits + 2)
  // 0.9998 × 10,000 is 9,997.999…; the nudge is far smaller than any real failure.
  const floored = Math.min(Math.floor(ratio * steps + 1e-7), steps - 1)
  return `${(Math.max(0, floored) / 10 ** digits).toFixed(digits)} %`
}

/**
 * How a day is drawn. What was not watched is never green.
 * @param ratio share of the watched time that was up, null when nothing was counted
 * @param coverage share of the day that was watched
 */
export const dayState = (ratio: number | null, coverage: number): State => {
  if (ratio === null || coverage < enoughCoverage) return "no_data"
  if (ratio >= 1) return "up"
  return ratio >= 0.99 ? "degraded" : "down"
}
