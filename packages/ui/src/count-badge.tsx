import { cn } from "./cn.ts"

export interface CountBadgeProps {
  count: number
  /** What is counted, read instead of the bare figure: "3 open". */
  label: string
  /** Some of them need a person now. */
  urgent?: boolean
  className?: string
}

/** How many wait behind a word of the navigation. Of none there is nothing to see. */
export function CountBadge({ count, label, urgent, className }: CountBadgeProps) {
  if (count === 0) return null
  return (
    <span
      className={cn(
        "inline-grid h-5 min-w-5 place-items-center rounded-full px-1.5 font-medium text-xs",
        urgent ? "bg-down text-on-down" : "bg-ink/10 text-ink",
        className,
      )}
    >
      <span aria-hidden="true">{count > 99 ? "99+" : count}</span>
      <span className="sr-only">{label}</span>
    </span>
  )
}
