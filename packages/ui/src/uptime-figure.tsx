"use client"

import { cn } from "./cn.ts"
import { percentText } from "./rules/uptime.ts"
import { useTexts } from "./texts.tsx"

export interface UptimeFigureProps {
  /** 0…1, or null when there is nothing to count. */
  ratio: number | null
  digits?: number
  /** Share of the time that was watched; said when it is not all of it. */
  coverage?: number
  className?: string
}

/** An uptime. Floored, so that one failure never reads 100 %. */
export function UptimeFigure({ ratio, digits = 2, coverage = 1, className }: UptimeFigureProps) {
  const texts = useTexts()
  return (
    <span className={cn("inline-flex flex-wrap items-baseline gap-x-2 whitespace-nowrap", className)}>
      {percentText(ratio, digits)}
      {ratio !== null && coverage < 1 && (
        <span className="font-normal text-ink-faint text-xs">{texts.coverage(percentText(coverage, 1))}</span>
      )}
    </span>
  )
}
