import type { ReactNode } from "react"

export interface SectionProps {
  title: string
  children: ReactNode
}

/** A named part of the gallery. */
export function Section({ title, children }: SectionProps) {
  return (
    <section aria-label={title} className="space-y-4 rounded-lg border bg-raised p-4 sm:p-6">
      <h2 className="font-semibold text-lg">{title}</h2>
      {children}
    </section>
  )
}

/** Samples side by side. */
export function Row({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap items-center gap-3">{children}</div>
}
