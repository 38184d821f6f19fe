/**
 * The value that `share` of the samples do not exceed (nearest rank), e.g. `percentile(latencies, 0.99)`; NaN of none.
 * @param samples in any order
 */
export const percentile = (samples: readonly number[], share: number): number => {
  const sorted = Float64Array.from(samples).sort()
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}
