import { wordOf } from "@nightjar/db/columns"
import { storable } from "@nightjar/db/storable"
import type { FleetSql } from "@nightjar/db/transaction"
import { uuidToId } from "@nightjar/kit/id"
import { tellTurns } from "../delivery/telling.fleet.ts"
import { appendFacts, type Fact } from "../event/event.fleet.ts"
import { followTurns } from "../incident/incident.fleet.ts"
import { rewriteSpans } from "../span/span.fleet.ts"
import { insertTurns, type MonitorTurn } from "../turn/turn.fleet.ts"
import { type Settled, type State, stateLetters } from "../turn/turn.ts"
import type { Verdict } from "../verdict/verdict.ts"
import { judge, type Rules, type Standing } from "./standing.ts"

/** Verdicts of one monitor (uuids), oldest first, with the rules that they are judged by. */
export interface Move {
  tenantId: string
  monitorId: string
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
}

const keyOf = (of: { tenantId: string; monitorId: string }) => `${of.tenantId}/${of.monitorId}`

/**
 * Judges verdicts, in the order given, and writes standings, turns, spans, incidents and events. Locks the standings
 * in key order, so that batches of several workers wait for each other and never deadlock.
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
  await Promise.all([
    writeStandings(sql, standings),
    recordTurns(
      sql,
      moved.flatMap((result) => result?.turns ?? []),
    ),
  ])
  return moved
}

const judgeAll = (before: Standing, move: Move): Moved => {
  const moved: Moved = { standing: before, seqs: [], turns: [] }
  for (const verdict of move.verdicts) {
    const judged = judge(moved.standing, verdict, move.rules)
    moved.seqs.push(judged ? judged.standing.seq : null)
    if (!judged) continue
    moved.standing = judged.standing
    const { tenantId, monitorId } = move
    if (judged.turn) moved.turns.push({ ...judged.turn, tenantId, monitorId, reason: storable(move.reason) })
  }
  return moved
}

/** A turn rewrites what the turn before it wrote: the first of each monitor, then the second of each, and so on. */
const recordTurns = async (sql: FleetSql, turns: readonly MonitorTurn[]) => {
  if (turns.length === 0) return
  const rounds: MonitorTurn[][] = []
  const counts = new Map<string, number>()
  for (const turn of turns) {
    const round = counts.get(keyOf(turn)) ?? 0
    counts.set(keyOf(turn), round + 1)
    rounds[round] = [...(rounds[round] ?? []), turn]
  }
  const facts = await Promise.all(
    rounds.flatMap((round) => [rewriteSpans(sql, round).then((): Fact[] => []), followTurns(sql, round)]),
  )
  const plans = await tellTurns(sql, turns, facts.flat())
  await Promise.all([insertTurns(sql, turns, plans), appendFacts(sql, [...turns.map(factOf), ...facts.flat()])])
}

const factOf = (turn: MonitorTurn): Fact => ({
  tenantId: turn.tenantId,
  name: "monitor.turned",
  subject: uuidToId("monitor", turn.monitorId),
  detail: { from: turn.from, to: turn.to, since: turn.since },
})

interface StandingRow {
  tenant_id: string
  monitor_id: string
  since: Date
  outage_since: Date | null
  seq: number
  state: string
  settled: string
  runs: Standing["runs"]
}

const lockStandings = async (sql: FleetSql, moves: readonly Move[]): Promise<Map<string, Standing>> => {
  const rows = await sql<StandingRow[]>`
    select s.tenant_id, s.monitor_id, s.since, s.outage_since, s.seq, s.state, s.settled, s.runs
    from unnest(${moves.map((m) => m.tenantId)}::uuid[], ${moves.map((m) => m.monitorId)}::uuid[])
      as m (tenant_id, monitor_id)
    join standing s on s.tenant_id = m.tenant_id and s.monitor_id = m.monitor_id
    order by m.tenant_id, m.monitor_id
    for update of s`
  return new Map(rows.map((row) => [keyOf({ tenantId: row.tenant_id, monitorId: row.monitor_id }), standingOf(row)]))
}

const standingOf = (row: StandingRow): Standing => ({
  state: wordOf<State>(stateLetters, row.state),
  settled: wordOf<State>(stateLetters, row.settled) as Settled,
  since: row.since.getTime(),
  outageSince: row.outage_since?.getTime() ?? null,
  seq: row.seq,
  runs: row.runs,
})

const writeStandings = async (sql: FleetSql, standings: ReadonlyMap<string, Standing>): Promise<unknown> => {
  const keys = [...standings.keys()].map((key) => key.split("/"))
  const values = [...standings.values()]
  if (values.length === 0) return
  return sql`
    update standing s set since = m.since, outage_since = m.outage_since, seq = m.seq, state = m.state,
      settled = m.settled, runs = m.runs::jsonb
    from unnest(${keys.map(([tenant]) => tenant!)}::uuid[], ${keys.map(([, monitor]) => monitor!)}::uuid[],
      ${values.map((v) => v.since)}::timestamptz[], ${values.map((v) => v.outageSince)}::timestamptz[],
      ${values.map((v) => v.seq)}::int4[], ${values.map((v) => stateLetters[v.state])}::text[],
      ${values.map((v) => stateLetters[v.settled])}::text[], ${values.map((v) => JSON.stringify(v.runs))}::text[])
      as m (tenant_id, monitor_id, since, outage_since, seq, state, settled, runs)
    where s.tenant_id = m.tenant_id and s.monitor_id = m.monitor_id`
}
