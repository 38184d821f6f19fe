import type { FleetSql } from "@nightjar/db/transaction"
import type { MonitorTurn } from "../turn/turn.ts"
import { moveGroups } from "./group.fleet.ts"
import { judgeAll, keyOf, type Move, type Moved, type Of } from "./move.ts"
import { lockStandings, writeMoved } from "./record.fleet.ts"
import type { Judged, Standing } from "./standing.ts"

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

/** Something that is not a verdict moves a monitor: maintenance begins or ends. */
export interface Order extends Of {
  /** Null where it does not apply any more. */
  move: (standing: Standing, at: number) => Judged | null
  /** One sentence. */
  reason: string
}

/**
 * Carries out orders, one a monitor, and writes what `moveStandings` writes. They hold from the moment at which all are
 * locked.
 */
export const orderStandings = async (sql: FleetSql, orders: readonly Order[]): Promise<MonitorTurn[]> => {
  const standings = await lockStandings(sql, orders)
  const [{ now }] = await sql<[{ now: Date }]>`select clock_timestamp()::timestamptz(3) as now`
  const turns: MonitorTurn[] = []
  const moved = new Map<string, Standing>()
  for (const { tenantId, monitorId, move, reason } of orders) {
    const key = keyOf({ tenantId, monitorId })
    const standing = standings.get(key)
    const judged = standing ? move(standing, now.getTime()) : null
    if (!judged) continue
    moved.set(key, judged.standing)
    if (judged.turn) turns.push({ ...judged.turn, tenantId, monitorId, reason, runs: {} })
  }
  await writeMoved(sql, moved, turns)
  if (turns.length > 0) await moveGroups(sql, turns)
  return turns
}
