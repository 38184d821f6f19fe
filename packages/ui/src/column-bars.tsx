"use client"

import { memo } from "@nightjar/kit/memo"
import { type CSSProperties, useRef, useState } from "react"
import { ChartTip } from "./chart-tip.tsx"
import { cn } from "./cn.ts"
import { usePointedColumn } from "./hooks/use-pointed-column.ts"
import { barPieces, columnBox } from "./rules/bars.ts"
import { type State, states } from "./rules/state.ts"
import { stateLooks } from "./state-mark.tsx"

export interface Column {
  /** Stays with the column while new ones push it to the left. */
  key: string | number
  state: State
  /** Share of the column's time that was watched. */
  covered?: number
}

export interface ColumnBarsProps {
  columns: readonly Column[]
  /** The whole bar in one sentence, for those who cannot see it. */
  label: string
  /** What a column says when pointed at or reached with the arrow keys. */
  describe: (index: number) => { title: string; detail: string }
  /** Reachable by keyboard: arrows read column by column. Off in long lists, where the row has its own summary. */
  keyboard?: boolean
  className?: string
}

/** Upright bars, one per column, whose shapes tell the state. The newest slides in. */
export function ColumnBars({ columns, label, describe, keyboard = true, className }: ColumnBarsProps) {
  const count = columns.length
  const frame = useRef<HTMLDivElement>(null)
  const { active, pointing, keys } = usePointedColumn(count)
  const hint = active === null ? null : describe(active)
  const frameProps = {
    ref: frame,
    "aria-label": label,
    ...pointing,
    className: cn("relative h-7 rounded-sm", className),
  }
  const drawing = (
    <>
      <ColumnDrawing columns={columns} active={active} />
      {hint && active !== null && <ChartTip over={frame} at={(active + 0.5) / count} {...hint} />}
    </>
  )
  if (!keyboard) {
    return (
      <div role="img" {...frameProps}>
        {drawing}
      </div>
    )
  }
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-readonly
      aria-valuemin={0}
      aria-valuemax={count - 1}
      aria-valuenow={active ?? count - 1}
      aria-valuetext={hint ? `${hint.title}: ${hint.detail}` : label}
      {...keys}
      {...frameProps}
    >
      {drawing}
    </div>
  )
}

/**
 * The bars alone. Forty of them in fifty rows are much HTML, so what all share stands once: the width on the drawing, the
 * colour on a state.
 */
export function ColumnDrawing({ columns, active = null }: { columns: readonly Column[]; active?: number | null }) {
  const newest = columns.at(-1)?.key
  const [first] = useState(newest)
  const count = columns.length
  const style = { "--bar": `${columnBox(0, count).width}%`, "--slot": `${100 / count}%` } as CSSProperties
  return (
    <svg
      aria-hidden="true"
      style={style}
      className="block size-full overflow-hidden [&_rect]:w-(--bar) [&_rect]:[rx:1.5px]"
    >
      {active !== null && (
        <rect
          x={`${columnBox(active, count).x}%`}
          height="100%"
          className="scale-x-150 fill-ink/12 [transform-box:fill-box] [transform-origin:center]"
        />
      )}
      <g
        key={newest}
        className={newest === first ? undefined : "animate-slide-beat"}
        // As elements they were half the work of drawing a list.
        dangerouslySetInnerHTML={{ __html: drawingOf(columns) }}
      />
    </svg>
  )
}

/** Remembered by what is seen: most rows of a list look alike. */
const drawingOf = memo(
  1_000,
  (columns: readonly Column[]) => columns.map(({ state, covered = 1 }) => `${state} ${covered}`).join(),
  (columns) => states.map((state) => groupOf(state, columns)).join(""),
)

const groupOf = (state: State, columns: readonly Column[]): string => {
  const bars = columns.map((column, index) => (column.state === state ? barOf(column, index, columns.length) : ""))
  return bars.some(Boolean) ? `<g class="${cn("fill-current", stateLooks[state].mark)}">${bars.join("")}</g>` : ""
}

const barOf = ({ state, covered }: Column, index: number, count: number): string =>
  barPieces(state, covered)
    .map(({ top, height, faint }) => {
      const opacity = faint ? ' opacity="0.3"' : ""
      return `<rect x="${columnBox(index, count).x}%" y="${top}%" height="${height}%"${opacity}></rect>`
    })
    .join("")
