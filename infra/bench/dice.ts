/** Chance that is the same for the same seed (mulberry32). */

/** A whole number from 0 up to, not including, `sides`. */
export type Dice = (sides: number) => number

export const dice = (seed: number): Dice => {
  let state = seed
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % sides
  }
}
