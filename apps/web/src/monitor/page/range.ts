import type { Range } from "@nightjar/core/monitor"
import { hour } from "@nightjar/kit/time"

export const ranges = ["1h", "24h", "7d", "30d", "90d", "1y"] as const satisfies Range[]

/** So young that a day would be an empty chart with one point in it. */
const youngMs = 6 * hour

/** @param word from the address; without one that means something, what suits the monitor's age */
export const rangeOf = (word: string | null, createdAt: string, now: number): Range =>
  ranges.find((range) => range === word) ?? (now - Date.parse(createdAt) < youngMs ? "1h" : "24h")
