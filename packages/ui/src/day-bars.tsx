"use client"

import type { ReactNode } from "react"
import { ColumnBars } from "./column-bars.tsx"
import type { State } from "./rules/state.ts"
import { dayState, percentText } from "./rules/uptime.ts"
import { useTexts } from "./texts.tsx"

export interface Day {
  /** `2026-11-23` */
  day: string
  /** Share of the watched time that was up, 0…1; null when nothing was watched. */
  ratio: number | null
  /** Share of the day that was watched, 0…1. */
  coverage: number
  /** When it was something else than uptime tells, e.g. maintenance. */
  state?: State
  /** Said when pointed at, e.g. how long it was down. */
  note?: string
}

export interface DayBarsProps {
  /** Oldest first, one per day without holes. */
  days: readonly Day[]
  label: string
  /** Words below the two ends, e.g. `90 days ago` and `Today`. */
  ends?: readonly [start: ReactNode, end: ReactNode]
  keyboard?: boolean
  className?: string
}

const dayTitle = (day: string) =>
  new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeZone: "UTC" }).format(new Date(`${day}T00:00:00Z`))

/** A day per bar. A day that was watched for less than nine tenths is "no data", never green. */
export function DayBars({ days, label, ends, keyboard, className }: DayBarsProps) {
  const texts = useTexts()
  const columns = days.map(({ day, ratio, coverage, state }) => ({
    key: day,
    state: state ?? dayState(ratio, coverage),
    covered: coverage,
  }))
  const describe = (index: number) => {
    const [day, column] = [days[index]!, columns[index]!]
    const parts = column.state === "no_data" ? [texts.states.no_data] : [percentText(day.ratio, 3)]
    if (day.state) parts.unshift(texts.states[day.state])
    if (day.note) parts.push(day.note)
    if (day.coverage < 1) parts.push(texts.coverage(percentText(day.coverage, 1)))
    return { title: dayTitle(day.day), detail: parts.join(" · ") }
  }
  return (
    <div className={className}>
      <ColumnBars columns={columns} label={label} describe={describe} keyboard={keyboard} className="h-9" />
      {ends && (
        <div className="mt-1.5 flex justify-between gap-4 text-ink-faint text-xs">
          <span>{ends[0]}</span>
          <span>{ends[1]}</span>
        </div>
      )}
    </div>
  )
}
