/** The history of monitors, folded again from what the tables hold: it must give the standings and spans that are there. */
import { rewrite, type Span } from "@nightjar/core/span"
import {
  enterMaintenance,
  type Judged,
  judge,
  newStanding,
  pause,
  resolve,
  resume,
  type Standing,
} from "@nightjar/core/standing"
import { type Settled, stateLetters } from "@nightjar/core/turn"
import { type Status, statusLetters, type Verdict } from "@nightjar/core/verdict"
import { wordOf } from "@nightjar/db/columns"
import type { Sql } from "postgres"

/** What moves a standing beside verdicts. */
const commands = { paused: pause, resumed: resume, entered: enterMaintenance, resolved: resolve }

interface Step {
  monitor_id: string
  seq: number
  what: "verdict" | keyof typeof commands
  status: string
  region: number
  slot_at: Date
  at: Date
}

/** Everything that took a place in the order of a monitor's verdicts, in that order. */
const stepsOf = (sql: Sql): Promise<Step[]> => sql<Step[]>`
  select monitor_id, seq, 'verdict' as what, status, region, slot_at, started_at as at from heartbeat
    where seq is not null
  union all select monitor_id, seq, 'verdict', 'n', region, from_at, from_at from gap where seq is not null
  union all select monitor_id, seq, 'verdict', outcome->>'status', region, started_at, started_at from probe
    where seq is not null
  union all select monitor_id, seq, case when to_state = 'p' then 'paused' when incident = 'resolves' then 'resolved'
      when to_state = 'm' then 'entered' else 'resumed' end, '', 0, at, at from turn
    where runs = '{}'
  order by monitor_id, seq`

const statusOf = (stored: string): Status => (stored.length === 1 ? wordOf(statusLetters, stored) : (stored as Status))

const judgeAgain = (standing: Standing, step: Step, rules: Parameters<typeof judge>[2]): Judged | null => {
  if (step.what !== "verdict") return commands[step.what](standing, step.at.getTime())
  const verdict: Verdict = {
    region: step.region,
    status: statusOf(step.status),
    slotAt: step.slot_at.getTime(),
    at: step.at.getTime(),
  }
  return judge(standing, verdict, rules)
}

interface SpanRow {
  monitor_id: string
  from_at: Date
  to_at: Date | null
  state: string
}

const byMonitor = <Row extends { monitor_id: string }>(rows: readonly Row[]): Map<string, Row[]> => {
  const groups = new Map<string, Row[]>()
  for (const row of rows) groups.set(row.monitor_id, [...(groups.get(row.monitor_id) ?? []), row])
  return groups
}

/** Answers one line a monitor whose fold is not what the tables say. */
export const refold = async (sql: Sql): Promise<string[]> => {
  const monitors = await sql`
    select m.id, m.retries, m.recoveries, m.recovery_seconds, m.quorum, m.interval_seconds, m.timeout_seconds, s.since, s.outage_since, s.seq, s.state,
      s.settled, s.runs, s.flapping_since, s.turned_at, (select min(from_at) from span where monitor_id = m.id) as born
    from monitor m join standing s on s.monitor_id = m.id where m.type <> 'group'`
  const steps = byMonitor(await stepsOf(sql))
  const spans = byMonitor(await sql<SpanRow[]>`select * from span order by monitor_id, from_at`)
  return monitors.flatMap((row) => {
    const rules = {
      attempts: row.retries + 1,
      recoveries: row.recoveries,
      recoveryMs: row.recovery_seconds * 1_000,
      quorum: row.quorum,
      freshMs: (2 * row.interval_seconds + row.timeout_seconds) * 1_000,
    }
    let standing = newStanding(row.born.getTime())
    let history: Span[] = [{ from: standing.since, to: null, state: "no_data" }]
    for (const step of steps.get(row.id) ?? []) {
      const judged = judgeAgain(standing, step, rules)
      if (!judged || judged.standing.seq !== step.seq)
        return [`${row.id}: verdict ${step.seq} was not judged as it says`]
      standing = judged.standing
      if (judged.turn) history = rewrite(history, judged.turn)
    }
    const kept: Standing = {
      state: wordOf(stateLetters, row.state),
      settled: wordOf(stateLetters, row.settled) as Settled,
      since: row.since.getTime(),
      outageSince: row.outage_since?.getTime() ?? null,
      seq: row.seq,
      runs: row.runs,
      turnedAt: row.turned_at,
      flappingSince: row.flapping_since?.getTime() ?? null,
    }
    const keptSpans = (spans.get(row.id) ?? []).map(
      (span): Span => ({
        from: span.from_at.getTime(),
        to: span.to_at?.getTime() ?? null,
        state: wordOf(stateLetters, span.state) as Settled,
      }),
    )
    const differs = (one: unknown, other: unknown) => JSON.stringify(one) !== JSON.stringify(other)
    return [
      ...(differs(sorted(standing), sorted(kept))
        ? [`${row.id}: stands ${JSON.stringify(kept)}, folds to ${JSON.stringify(standing)}`]
        : []),
      ...(differs(history, keptSpans)
        ? [`${row.id}: spans ${JSON.stringify(keptSpans)}, fold to ${JSON.stringify(history)}`]
        : []),
    ]
  })
}

/** jsonb keeps its keys in an order of its own. */
const sorted = (value: unknown): unknown => {
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => [key, sorted(part)]),
  )
}
