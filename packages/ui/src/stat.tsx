import type { ReactNode } from "react"

export interface StatProps {
  label: ReactNode
  value: ReactNode
  /** Below the figure: its range, its comparison. */
  detail?: ReactNode
}

/** One figure with its name. Stands in `Stats`. */
export function Stat({ label, value, detail }: StatProps) {
  return (
    <div className="min-w-0 bg-raised px-4 py-3 sm:px-5 sm:py-4">
      <dt className="truncate text-ink-soft text-sm">{label}</dt>
      <dd className="mt-0.5 font-semibold text-xl">{value}</dd>
      {detail && <dd className="mt-0.5 text-ink-faint text-sm">{detail}</dd>}
    </div>
  )
}

/** Figures side by side, two to a row on a phone. */
export function Stats({ children }: { children: ReactNode }) {
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border bg-border shadow-card sm:auto-cols-fr sm:grid-flow-col sm:grid-cols-none">
      {children}
    </dl>
  )
}
