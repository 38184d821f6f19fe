import { cn } from "./cn.ts"
import { sparkPath, type Values } from "./rules/series.ts"

export interface SparklineProps {
  values: Values
  /** What it shows, in a sentence. Left out where figures beside it say the same. */
  label?: string
  className?: string
}

/** A line without axes, from zero. */
export function Sparkline({ values, label, className }: SparklineProps) {
  return (
    <svg
      viewBox="0 0 100 24"
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
      aria-hidden={label ? undefined : true}
      className={cn("h-6 w-24 overflow-visible text-ink-faint", className)}
    >
      <path
        d={sparkPath(values, 100, 24)}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinejoin="round"
        strokeLinecap="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  )
}
