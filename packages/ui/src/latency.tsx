import { cn } from "./cn.ts"
import { latencyText } from "./rules/time-text.ts"

export interface LatencyProps {
  /** Milliseconds; null is drawn as `–`. */
  ms: number | null
  className?: string
}

/** A latency, with its unit held back. */
export function Latency({ ms, className }: LatencyProps) {
  const [figure, unit] = latencyText(ms).split(" ")
  return (
    <span className={cn("whitespace-nowrap", className)}>
      {figure}
      {unit && <span className="text-ink-faint"> {unit}</span>}
    </span>
  )
}
