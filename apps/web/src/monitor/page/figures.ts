/** A range in a few figures. Pure. */
import type { HistoryAnswer } from "./history.tsx"

/** Of the points' own quantiles: a good guess, and the same points that are drawn. */
const middle = (values: number[]): number | null => {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null
}

const present = (values: (number | null)[]) => values.filter((value) => value !== null)

export const figuresOf = ({ points, spans }: Pick<HistoryAnswer, "points" | "spans">) => ({
  medianMs: middle(present(points.map((point) => point.p50Ms))),
  p95Ms: middle(present(points.map((point) => point.p95Ms))),
  outages: spans.filter((span) => span.state === "down").length,
})
