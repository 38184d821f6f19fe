/** Standings moved, with what follows of a turn: spans, incidents and groups. */

import type { Judged, Standing } from "@nightjar/core/standing"
import type { Cause, Group, Member } from "@nightjar/core/standing/group"
import { keyOf, type Move, type Moved } from "@nightjar/core/standing/move"
import type { MonitorTurn } from "@nightjar/core/turn"
import type { Memory } from "./memory.ts"
import { isOf, type MonitorRow, type Of } from "./tables.ts"
import { type Tell, tellNobody, tellTurns } from "./tellings.ts"

/** As `standing.fleet.ts` does it. */
export const moveStandings = (memory: Memory, moves: readonly Move[]): (Moved | null)[] => {
  const turns: MonitorTurn[] = []
  const moved = moves.map((move) => {
    const before = memory.standings.get(keyOf(move))
    if (!before) return null
    const result = memory.steps.judgeAll(before, move)
    memory.standings.set(keyOf(move), result.standing)
    for (const seq of result.seqs) if (seq !== null) memory.rules.set(`${keyOf(move)}/${seq}`, move.rules)
    turns.push(...result.turns)
    return result
  })
  recordTurns(memory, turns, tellTurns)
  if (turns.length > 0) moveGroups(memory, turns)
  return moved
}

const recordTurns = (memory: Memory, turns: readonly MonitorTurn[], tell: Tell): void => {
  for (const turn of turns) {
    const key = keyOf(turn)
    memory.spans.set(key, memory.steps.rewrite(memory.spans.get(key) ?? [], turn))
    if (memory.steps.opens(turn)) openIncident(memory, turn)
    if (turn.incident === "resolves") resolveIncident(memory, turn)
  }
  const plans = tell(memory, turns)
  memory.turns.push(...turns.map((turn, place) => ({ ...turn, plan: plans[place]! })))
}

const openIncident = (memory: Memory, { tenantId, monitorId, since, seq, reason }: MonitorTurn) => {
  const open = { openedAt: since, openedSeq: seq, reason, resolvedAt: null, resolvedSeq: null }
  memory.incidents.push({ tenantId, monitorId, id: memory.newId(), ...open })
}

const resolveIncident = (memory: Memory, turn: MonitorTurn) => {
  for (const incident of memory.incidents) {
    if (!isOf(incident, turn) || !memory.steps.resolves(incident)) continue
    incident.resolvedAt = turn.since
    incident.resolvedSeq = turn.seq
  }
}

const moveGroups = (memory: Memory, turns: readonly MonitorTurn[]) => {
  const causes = new Map(turns.map((turn) => [keyOf(turn), { at: turn.at, since: turn.since, reason: turn.reason }]))
  settleGroups(memory, groupsAbove(memory, turns), causes, tellTurns)
}

/** Moves groups, lowest first, to what their members say now. */
export const settleGroups = (
  memory: Memory,
  keys: readonly string[],
  causes: ReadonlyMap<string, Cause>,
  tell: Tell = tellNobody,
): void => {
  const turned = memory.steps.judgeGroups(groupsOf(memory, keys), causes)
  for (const { key, standing } of turned) memory.standings.set(key, standing)
  const turns = turned.map(({ key, turn, reason }) => ({ ...turn, ...ofMonitor(memory, key), reason, runs: {} }))
  recordTurns(memory, turns, tell)
}

/** What somebody's verb does to one standing; nothing where it leaves it as it is. */
export const turnByHand = (memory: Memory, key: string, judged: Judged | null, reason: string): boolean => {
  if (!judged?.turn) return false
  memory.standings.set(key, judged.standing)
  recordTurns(memory, [{ ...judged.turn, ...ofMonitor(memory, key), reason, runs: {} }], tellNobody)
  return true
}

const ofMonitor = (memory: Memory, key: string): Of => {
  const { tenantId, monitorId } = memory.monitors.get(key)!
  return { tenantId, monitorId }
}

const parentOf = (memory: Memory, of: Of): string | null => {
  const groupId = memory.monitors.get(keyOf(of))?.groupId ?? null
  return groupId && keyOf({ tenantId: of.tenantId, monitorId: groupId })
}

/** The groups of these, and the groups that those are in, however far up. */
export const groupsAbove = (memory: Memory, members: readonly Of[]): string[] => {
  const above = new Set<string>()
  for (const member of members)
    for (let key = parentOf(memory, member); key && !above.has(key); key = parentOf(memory, ofMonitor(memory, key)))
      above.add(key)
  return [...above]
}

const groupsOf = (memory: Memory, keys: readonly string[]): Group<string>[] =>
  keys.map((key) => ({
    key,
    parent: parentOf(memory, ofMonitor(memory, key)),
    standing: memory.standings.get(key)!,
    members: membersOf(memory, memory.monitors.get(key)!),
  }))

const membersOf = (memory: Memory, group: MonitorRow): Map<string, Member> => {
  const members = new Map<string, Member>()
  for (const [key, row] of memory.monitors)
    if (row.groupId === group.monitorId && row.tenantId === group.tenantId && isWatched(row))
      members.set(key, { name: row.monitorId, settled: (memory.standings.get(key) as Standing).settled })
  return members
}

export const isWatched = (row: MonitorRow) => row.pausedAt === null && row.deletedAt === null
