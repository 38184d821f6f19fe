/** A monitor's turns and gaps in one column. Pure. */
import type { Answers } from "../../data/trpc.ts"

export type MonitorTurn = Answers["monitor"]["turns"][number]
export type Gap = Answers["monitor"]["gaps"][number]

/** `at` in Unix milliseconds. A turn lasts until the next one; the newest still does. */
export type Happening =
  | { at: number; lastedMs: number | null; turn: MonitorTurn }
  | { at: number; lastedMs: number; gap: Gap }

/** The newest first, as both come. */
export const happeningsOf = (turns: readonly MonitorTurn[], gaps: readonly Gap[]): Happening[] => {
  const turned = turns.map((turn, index) => {
    const at = Date.parse(turn.since)
    const newer = turns[index - 1]
    return { at, lastedMs: newer ? Date.parse(newer.since) - at : null, turn }
  })
  const missed = gaps.map((gap) => {
    const at = Date.parse(gap.from)
    return { at, lastedMs: Date.parse(gap.to) - at, gap }
  })
  return [...turned, ...missed].sort((one, other) => other.at - one.at)
}
