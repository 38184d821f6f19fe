import type { ReactNode } from "react"

/** What stands behind a turn, on its own soft ground. */
export function Aside({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section aria-label={label} className="rounded-md bg-sunken px-3 py-2 text-sm">
      <h3 className="mb-1 text-ink-faint text-xs">{label}</h3>
      {children}
    </section>
  )
}
