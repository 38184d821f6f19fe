/** The slots before an attempt that nobody ran, and why. */
import { type Cause, causeOf, type Gap, type Life } from "../gap/gap.ts"
import { quarantine } from "../schedule/schedule.ts"
import type { Completion } from "./attempt.ts"

/** The time that the missed slots of these lie in; null where none was missed. All are of one region. */
export const reachOf = (completions: readonly Completion[]): { region: number; from: number; to: number } | null => {
  const late = completions.flatMap(({ attempt }) => attempt.turnout.missed ?? [])
  if (late.length === 0) return null
  const region = completions[0]!.beat.region
  return { region, from: Math.min(...late.map(({ from }) => from)), to: Math.max(...late.map(({ to }) => to)) }
}

const explain = ({ attempt: { claim, turnout } }: Completion, lives: readonly Life[]): Cause | null => {
  if (!turnout.missed) return null
  if (quarantine(claim.failures - 1) !== null) return "quarantine"
  return causeOf(turnout.missed.from, turnout.missed.to, lives)
}

export const isOverload = (completion: Completion, lives: readonly Life[]) => explain(completion, lives) === "overload"

/** @param backlog how many schedules of the region were due, measured where anything is an overload */
export const gapOf = (completion: Completion, lives: readonly Life[], backlog: number | null): Gap | null => {
  const { attempt, moved, beat } = completion
  const cause = explain(completion, lives)
  if (!cause || !attempt.turnout.missed) return null
  const { tenantId, monitorId, region } = beat
  return {
    tenantId,
    monitorId,
    region,
    ...attempt.turnout.missed,
    cause,
    // The gap's verdict, where it gave one, came before the attempt's.
    seq: moved.seqs.length > 1 ? moved.seqs[0]! : null,
    backlog: cause === "overload" ? backlog : null,
  }
}
