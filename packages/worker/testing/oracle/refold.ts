/** The history of monitors, folded again from what was recorded: it must give the standings and spans that are there. */
import { rewrite, type Span } from "@nightjar/core/span"
import {
  enterMaintenance,
  type Judged,
  judge,
  newStanding,
  pause,
  type Rules,
  resolve,
  resume,
  rulesOf as rulesOfTerms,
  type Standing,
} from "@nightjar/core/standing"
import { keyOf } from "@nightjar/core/standing/move"
import type { MonitorTurn } from "@nightjar/core/turn"
import type { Status, Verdict } from "@nightjar/core/verdict"
import { groupBy } from "@nightjar/kit/group-by"
import type { Of, StandingRow, Tables } from "../record/tables.ts"

interface Step extends Of {
  seq: number
  judge(standing: Standing, rules: Rules): Judged | null
}

const commandOf = ({ to, incident }: Pick<MonitorTurn, "to" | "incident">) => {
  if (to === "paused") return pause
  if (incident === "resolves") return resolve
  return to === "maintenance" ? enterMaintenance : resume
}

const heard = (of: Of & { seq: number }, verdict: Verdict): Step => ({
  tenantId: of.tenantId,
  monitorId: of.monitorId,
  seq: of.seq,
  judge: (standing, rules) => judge(standing, verdict, rules),
})

const judged = <Row extends { seq: number | null }>(rows: readonly Row[]) =>
  rows.filter((row): row is Row & { seq: number } => row.seq !== null)

/** Everything that took a place in the order of a monitor's verdicts. */
const stepsOf = ({ heartbeats, gaps, probes, turns }: Tables): Step[] => [
  ...judged(heartbeats).map((beat) => heard(beat, { ...beat, at: beat.startedAt })),
  ...judged(gaps).map((gap) =>
    heard(gap, { region: gap.region, status: "unknown" as Status, slotAt: gap.from, at: gap.from }),
  ),
  ...judged(probes).map(({ region, startedAt, outcome, ...probe }) =>
    heard(probe as Of & { seq: number }, { region, status: outcome!.status, slotAt: startedAt!, at: startedAt! }),
  ),
  ...turns
    .filter((turn) => Object.keys(turn.runs).length === 0)
    .map(({ tenantId, monitorId, seq, ...turn }) => ({
      ...{ tenantId, monitorId, seq },
      judge: (standing: Standing) => commandOf(turn)(standing, turn.at),
    })),
]

type RulesOf = (of: Of, seq: number) => Rules

const rulesNow = ({ monitors }: Tables): RulesOf => {
  const rules = new Map(monitors.map((row) => [keyOf(row), rulesOfTerms(row.terms)]))
  return (of) => rules.get(keyOf(of))!
}

/**
 * Answers one line a monitor whose fold is not what was recorded.
 * @param rulesOf the rules that the verdict of that place was judged by; those of its monitor now unless told
 */
export const refold = (tables: Tables, rulesOf: RulesOf = rulesNow(tables)): string[] => {
  const groups = new Set(tables.monitors.filter((row) => row.config.type === "group").map(keyOf))
  const steps = groupBy(stepsOf(tables), keyOf)
  const spans = groupBy(tables.spans, keyOf)
  return tables.standings
    .filter((row) => !groups.has(keyOf(row)))
    .flatMap((row) => {
      const own = (spans.get(keyOf(row)) ?? []).toSorted((a, b) => a.from - b.from)
      const inOrder = (steps.get(keyOf(row)) ?? []).toSorted((a, b) => a.seq - b.seq)
      return compare(
        row,
        own,
        foldOf(own[0]?.from ?? 0, inOrder, (seq) => rulesOf(row, seq)),
      )
    })
}

const foldOf = (bornAt: number, steps: readonly Step[], rulesOf: (seq: number) => Rules) => {
  let standing = newStanding(bornAt)
  let spans: Span[] = [{ from: bornAt, to: null, state: "no_data" }]
  for (const step of steps) {
    const result = step.judge(standing, rulesOf(step.seq))
    if (result?.standing.seq !== step.seq) return { wrong: step.seq }
    standing = result.standing
    if (result.turn) spans = rewrite(spans, result.turn)
  }
  return { standing, spans }
}

const compare = (
  { tenantId, monitorId, ...kept }: StandingRow,
  spans: readonly (Of & Span)[],
  folded: ReturnType<typeof foldOf>,
): string[] => {
  if ("wrong" in folded) return [`${monitorId}: verdict ${folded.wrong} was not judged as it says`]
  const keptSpans = spans.map(({ from, to, state }) => ({ from, to, state }))
  const differs = (what: string, one: unknown, other: unknown) =>
    sorted(one) === sorted(other) ? [] : [`${monitorId}: ${what} ${sorted(one)}, fold to ${sorted(other)}`]
  return [...differs("stands", kept, folded.standing), ...differs("spans", keptSpans, folded.spans)]
}

/** jsonb keeps its keys in an order of its own. */
const sorted = (value: unknown): string =>
  JSON.stringify(value, (_, part) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
