/** Many seeds, one after the other, and what came of them together. */
import { type Path, paths } from "./reached.ts"
import { type Simulated, type SimulateOptions, simulate } from "./simulate.ts"

export interface Seeds {
  seeds: number
  steps: number
  calls: number
  /** Of the seed that had the fewest. */
  leastSteps: number
  leastFaults: number
  /** Zero for a rare path that no seed went. */
  reached: Record<Path, number>
  broken: Simulated[]
}

export const simulateSeeds = async (from: number, count: number, options: SimulateOptions = {}): Promise<Seeds> => {
  const sum: Seeds = {
    ...{ seeds: count, steps: 0, calls: 0 },
    ...{ leastSteps: Number.POSITIVE_INFINITY, leastFaults: Number.POSITIVE_INFINITY },
    reached: Object.fromEntries(paths.map((path) => [path, 0])) as Record<Path, number>,
    broken: [],
  }
  for (let seed = from; seed < from + count; seed++) {
    const simulated = await simulate(seed, options)
    const { steps, calls, faults, violations, reached } = simulated
    sum.steps += steps
    sum.calls += calls
    sum.leastSteps = Math.min(sum.leastSteps, steps)
    sum.leastFaults = Math.min(sum.leastFaults, faults)
    for (const [path, times] of reached) sum.reached[path] += times
    if (violations.length > 0) sum.broken.push(simulated)
  }
  return sum
}

/** The first seed that breaks one of these statements; null when none of so many does. */
export const firstToBreak = async (
  statements: readonly string[],
  count: number,
  options: SimulateOptions,
): Promise<number | null> => {
  for (let seed = 1; seed <= count; seed++) {
    const { violations } = await simulate(seed, options)
    if (violations.some(({ invariant }) => statements.includes(invariant))) return seed
  }
  return null
}
