import type { Range } from "@nightjar/core/monitor"

export const ranges = ["1h", "24h", "7d", "30d", "90d", "1y"] as const satisfies Range[]

/** A word that means nothing is the day. */
export const rangeOf = (word: string | null): Range => ranges.find((range) => range === word) ?? "24h"
