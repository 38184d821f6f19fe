"use client"

import { day } from "@nightjar/kit/time"
import { Latency } from "./latency.tsx"
import type { Values } from "./rules/series.ts"
import { clockTime, dateText } from "./rules/time-text.ts"

export interface ChartReadoutProps {
  at: readonly number[]
  series: readonly { label: string; values: Values }[]
  colors: readonly string[]
  /** The point under the cursor; without one the last is read. */
  point: number | null
}

/** The figures of one point of a chart, in a line that keeps its place. */
export function ChartReadout({ at, series, colors, point }: ChartReadoutProps) {
  const index = point ?? at.length - 1
  const moment = at[index]
  const isDaily = (at[1] ?? 0) - (at[0] ?? 0) >= day
  const values = series.map((one) => one.values[index] ?? null)
  return (
    <div
      className="flex min-h-5 flex-wrap items-center gap-x-4 gap-y-0.5 text-sm"
      aria-live={point === null ? "off" : "polite"}
    >
      <span className="text-ink-soft" suppressHydrationWarning>
        {moment === undefined ? "–" : isDaily ? dateText(moment) : clockTime(moment)}
      </span>
      {series.map((one, order) => (
        <span key={one.label} className="inline-flex items-center gap-1.5">
          <span aria-hidden="true" className="size-2 rounded-[2px]" style={{ background: colors[order] }} />
          <span className="text-ink-soft">{one.label}</span>
          <Latency ms={values[order] ?? null} />
        </span>
      ))}
    </div>
  )
}
