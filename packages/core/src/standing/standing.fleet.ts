import { storable } from "@nightjar/db/storable"
import type { FleetSql } from "@nightjar/db/transaction"
import type { MonitorTurn } from "../turn/turn.fleet.ts"
import type { Verdict } from "../verdict/verdict.ts"
import { moveGroups } from "./group.fleet.ts"
import { keyOf, lockStandings, type Of, writeMoved } from "./record.fleet.ts"
import { judge, type Rules, type Standing } from "./standing.ts"

/** Verdicts of one monitor, oldest first, with the rules that they are judged by. */
export interface Move extends Of {
  rules: Rules
  verdicts: readonly Verdict[]
  /** One sentence: what the newest verdict found. */
  reason: string
}

export interface Moved {
  standing: Standing
  /** The place of each verdict among the judged ones; null for a stale one. */
  seqs: (number | null)[]
  turns: MonitorTurn[]
  /** A failure that nobody knew of before: other regions are to be asked at once. */
  isNewDoubt: boolean
}

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

const judgeAll = (before: Standing, move: Move): Moved => {
  const { tenantId, monitorId } = move
  const moved: Moved = { standing: before, seqs: [], turns: [], isNewDoubt: false }
  for (const verdict of move.verdicts) {
    const judged = judge(moved.standing, verdict, move.rules)
    moved.seqs.push(judged ? judged.standing.seq : null)
    if (!judged) continue
    moved.standing = judged.standing
    const { runs } = judged.standing
    if (judged.turn) moved.turns.push({ ...judged.turn, tenantId, monitorId, reason: storable(move.reason), runs })
  }
  const isInDoubt = moved.standing.state === "confirming" && move.verdicts.at(-1)!.status === "down"
  return { ...moved, isNewDoubt: isInDoubt && before.state !== "confirming" }
}
