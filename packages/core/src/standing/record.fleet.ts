/** How standings are locked and written, with what follows of a turn: spans, incidents and events. */
import { wordOf } from "@nightjar/db/columns"
import type { FleetSql } from "@nightjar/db/transaction"
import { uuidToId } from "@nightjar/kit/id"
import { tellTurns } from "../delivery/telling.fleet.ts"
import { appendFacts, type Fact } from "../event/event.fleet.ts"
import { followTurns } from "../incident/incident.fleet.ts"
import { rewriteSpans } from "../span/span.fleet.ts"
import { insertTurns } from "../turn/turn.fleet.ts"
import { type MonitorTurn, type Settled, type State, stateLetters } from "../turn/turn.ts"
import type { Runs } from "../verdict/verdict.ts"
import { keyOf, type Of } from "./move.ts"
import type { Standing } from "./standing.ts"

interface StandingRow {
  tenant_id: string
  monitor_id: string
  since: Date
  outage_since: Date | null
  seq: number
  state: string
  settled: string
  runs: Runs
  flapping_since: Date | null
  turned_at: Standing["turnedAt"]
}

/** Locks in key order, so that batches of several workers wait for each other and never deadlock. */
export const lockStandings = async (sql: FleetSql, monitors: readonly Of[]): Promise<Map<string, Standing>> => {
  const rows = await sql<StandingRow[]>`
    select s.tenant_id, s.monitor_id, s.since, s.outage_since, s.seq, s.state, s.settled, s.runs,
      s.flapping_since, s.turned_at
    from unnest(${monitors.map((m) => m.tenantId)}::uuid[], ${monitors.map((m) => m.monitorId)}::uuid[])
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
  flappingSince: row.flapping_since?.getTime() ?? null,
  turnedAt: row.turned_at,
})

/** Writes locked standings as they have become, and their turns. */
export const writeMoved = (
  sql: FleetSql,
  standings: ReadonlyMap<string, Standing>,
  turns: readonly MonitorTurn[],
): Promise<unknown> => Promise.all([writeStandings(sql, standings), recordTurns(sql, turns)])

const writeStandings = async (sql: FleetSql, standings: ReadonlyMap<string, Standing>): Promise<unknown> => {
  const keys = [...standings.keys()].map((key) => key.split("/"))
  const values = [...standings.values()]
  if (values.length === 0) return
  return sql`
    update standing s set since = m.since, outage_since = m.outage_since, seq = m.seq, state = m.state,
      settled = m.settled, runs = m.runs::jsonb, flapping_since = m.flapping_since, turned_at = m.turned_at::jsonb
    from unnest(${keys.map(([tenant]) => tenant!)}::uuid[], ${keys.map(([, monitor]) => monitor!)}::uuid[],
      ${values.map((v) => v.since)}::timestamptz[], ${values.map((v) => v.outageSince)}::timestamptz[],
      ${values.map((v) => v.seq)}::int4[], ${values.map((v) => stateLetters[v.state])}::text[],
      ${values.map((v) => stateLetters[v.settled])}::text[], ${values.map((v) => JSON.stringify(v.runs))}::text[],
      ${values.map((v) => v.flappingSince)}::timestamptz[], ${values.map((v) => JSON.stringify(v.turnedAt))}::text[])
      as m (tenant_id, monitor_id, since, outage_since, seq, state, settled, runs, flapping_since, turned_at)
    where s.tenant_id = m.tenant_id and s.monitor_id = m.monitor_id`
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
  const plans = await tellTurns(sql, turns)
  await Promise.all([insertTurns(sql, turns, plans), appendFacts(sql, [...turns.map(factOf), ...facts.flat()])])
}

const factOf = (turn: MonitorTurn): Fact => ({
  tenantId: turn.tenantId,
  name: "monitor.turned",
  subject: uuidToId("monitor", turn.monitorId),
  detail: { from: turn.from, to: turn.to, since: turn.since },
})
