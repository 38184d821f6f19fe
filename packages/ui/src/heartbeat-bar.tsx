"use client"

import { ColumnBars } from "./column-bars.tsx"
import { newest } from "./rules/bars.ts"
import type { State } from "./rules/state.ts"
import { clockTime, latencyText } from "./rules/time-text.ts"
import { useTexts } from "./texts.tsx"

export interface Beat {
  /** Unix milliseconds; also the beat's identity. */
  at: number
  /** The end of a stretch of time, when the beat sums one up. */
  until?: number
  state: State
  latencyMs?: number | null
  /** More words for the tip, e.g. `503`. */
  note?: string
}

export interface HeartbeatBarProps {
  /** Oldest first. */
  beats: readonly Beat[]
  /** Columns drawn; missing ones in front are "no data". */
  count?: number
  /** The bar in one sentence, e.g. `Last 24 hours: up, 99.98 %`. */
  label: string
  keyboard?: boolean
  className?: string
}

/** The last beats, or the last 24 hours, as bars. */
export function HeartbeatBar({ beats, count = 40, label, keyboard, className }: HeartbeatBarProps) {
  const words = useTexts().states
  const shown = newest(beats, count)
  const describe = (index: number) => {
    const beat = shown[index]
    if (!beat) return { title: words.no_data, detail: "–" }
    const title = beat.until ? `${clockTime(beat.at)} – ${clockTime(beat.until, beat.at)}` : clockTime(beat.at)
    const latency = beat.latencyMs == null ? null : latencyText(beat.latencyMs)
    return { title, detail: [words[beat.state], latency, beat.note].filter(Boolean).join(" · ") }
  }
  const columns = shown.map((beat, index) => ({ key: beat?.at ?? -index, state: beat?.state ?? ("no_data" as const) }))
  return <ColumnBars columns={columns} label={label} describe={describe} keyboard={keyboard} className={className} />
}
