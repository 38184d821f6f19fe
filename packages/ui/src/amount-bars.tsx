"use client"

import { useRef } from "react"
import { ChartTip } from "./chart-tip.tsx"
import { cn } from "./cn.ts"
import { usePointedColumn } from "./hooks/use-pointed-column.ts"
import { columnBox } from "./rules/bars.ts"

export interface AmountBarsProps {
  amounts: readonly number[]
  /** The whole drawing in one sentence, for those who cannot see it. */
  label: string
  /** What a bar says when pointed at or reached with the arrow keys. */
  describe: (index: number) => { title: string; detail: string }
  className?: string
}

/** One bar for each amount, from zero up to the largest. */
export function AmountBars({ amounts, label, describe, className }: AmountBarsProps) {
  const count = amounts.length
  const frame = useRef<HTMLDivElement>(null)
  const { active, pointing, keys } = usePointedColumn(count)
  const hint = active === null ? null : describe(active)
  const largest = Math.max(1, ...amounts)
  return (
    <div
      ref={frame}
      role="slider"
      tabIndex={0}
      aria-readonly
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={count - 1}
      aria-valuenow={active ?? count - 1}
      aria-valuetext={hint ? `${hint.title}: ${hint.detail}` : label}
      className={cn("relative h-24 rounded-sm border-b", className)}
      {...pointing}
      {...keys}
    >
      <svg aria-hidden="true" className="block size-full">
        {amounts.map((amount, index) => {
          const { x, width } = columnBox(index, count)
          // A little is not nothing.
          const height = amount === 0 ? 0 : Math.max(2, (100 * amount) / largest)
          return (
            <rect
              key={index}
              x={`${x}%`}
              y={`${100 - height}%`}
              width={`${width}%`}
              height={`${height}%`}
              rx={1.5}
              className={index === active ? "fill-ink" : "fill-ink/55"}
            />
          )
        })}
      </svg>
      {hint && active !== null && <ChartTip over={frame} at={(active + 0.5) / count} {...hint} />}
    </div>
  )
}
