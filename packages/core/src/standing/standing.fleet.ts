import type { FleetSql } from "@nightjar/db/transaction"
import { moveGroups } from "./group.fleet.ts"
import { judgeAll, keyOf, type Move, type Moved } from "./move.ts"
import { lockStandings, writeMoved } from "./record.fleet.ts"

/**
 * Judges verdicts, in the order given, and writes standings, turns, spans, incidents and events, and what their groups
 * come to by it.
 * @returns null for a monitor that has no standing any more
 */
export const moveStandings = async (sql: FleetSql, moves: readonly Move[]): Promise<(Moved | null)[]> => {
  const standings = await lockStandings(sql, moves)
  const moved = moves.map((move) => {
    const standing = standings.get(keyOf(move))
    if (!standing) return null
    const result = judgeAll(standing, move)
    standings.set(keyOf(move), result.standing)
    return result
  })
  const turns = moved.flatMap((result) => result?.turns ?? [])
  await writeMoved(sql, standings, turns)
  if (turns.length > 0) await moveGroups(sql, turns)
  return moved
}
