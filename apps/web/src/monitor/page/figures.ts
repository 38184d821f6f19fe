/** A range as it is drawn. Pure. */
import { phases } from "@nightjar/core/heartbeat/phases"
import type { HistoryAnswer } from "./history.tsx"

type Step = HistoryAnswer["steps"][number]

/**
 * The steps that are points of a line. One without an answer is none where the monitor was up: nobody asked in it, and
 * the line goes on. Elsewhere the line breaks.
 */
export const pointsOf = ({ steps, stepMs }: Pick<HistoryAnswer, "steps" | "stepMs">): Step[] =>
  steps.filter((step) => step.p50Ms !== null || step.upMs + step.degradedMs < stepMs / 2)

/** What answers consisted of, as far as any of it was measured: the phase, and a value for each point. */
export const phaseSeriesOf = (points: readonly Step[]) =>
  phases
    .map((phase, index) => ({ phase, values: points.map((point) => point.phases?.[index] ?? null) }))
    .filter(({ values }) => values.some((value) => value !== null && value > 0))

const shaded = ["down", "degraded", "maintenance"] as const

/** The worst of each step that was not up, and how much of it; what is the same all through grows together. */
export const shadesOf = ({ steps, to }: Pick<HistoryAnswer, "steps" | "to">) => {
  const shades: { from: number; until: number; state: (typeof shaded)[number]; share: number }[] = []
  for (const [index, step] of steps.entries()) {
    const until = steps[index + 1]?.at ?? to
    const state = shaded.find((each) => step[`${each}Ms`] > 0)
    if (!state || until <= step.at) continue
    const share = Math.min(1, step[`${state}Ms`] / (until - step.at))
    const last = shades.at(-1)
    if (last && last.until === step.at && last.state === state && last.share === share) last.until = until
    else shades.push({ from: step.at, until, state, share })
  }
  return shades
}

type Day = HistoryAnswer["days"][number]

/** Why a day was hardly watched, where that was somebody's wish. */
export const dayStateOf = ({
  coverage,
  maintenanceMs,
  pausedMs,
  noDataMs,
}: Day): "maintenance" | "paused" | undefined => {
  if (coverage >= 0.9 || Math.max(maintenanceMs, pausedMs) <= noDataMs) return undefined
  return maintenanceMs >= pausedMs ? "maintenance" : "paused"
}
