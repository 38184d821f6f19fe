/** Chance that is the same for the same seed (mulberry32). */
export interface Dice {
  /** A whole number from 0 up to, not including, `sides`. */
  roll(sides: number): number
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number
  /** True once in `sides` times. */
  once(sides: number): boolean
  pick<T>(from: readonly T[]): T
}

export const createDice = (seed: number): Dice => {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return (t ^ (t >>> 14)) >>> 0
  }
  const roll = (sides: number) => next() % sides
  return {
    roll,
    between: (low, high) => low + roll(high - low + 1),
    once: (sides) => roll(sides) === 0,
    pick: (from) => from[roll(from.length)]!,
  }
}
