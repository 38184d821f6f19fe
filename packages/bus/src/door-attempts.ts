import type { LimitRule } from "@nightjar/core/ports"
import type { Doors } from "@nightjar/db/doors"
import type { Attempts } from "./attempts.ts"

const placeOf = (rule: LimitRule, key: string) => `${rule.name}:${key}`

/** Counts in PostgreSQL, by a row a key. */
export const doorAttempts = (doors: Doors): Attempts => ({
  async take(rule, key) {
    const place = placeOf(rule, key)
    const [row] = await doors.ask<{ taken: number; seconds_left: number }>("take_attempt", [place, rule.perSeconds])
    return { taken: row!.taken, secondsLeft: row!.seconds_left }
  },
  forgive: (rule, key) => doors.ask("forgive_attempts", [placeOf(rule, key)]),
  close: async () => {},
})
