import type { ReactNode } from "react"

/** The ground that something to set or a list stands on. */
export function Card({ children }: { children: ReactNode }) {
  return <div className="mb-6 overflow-hidden rounded-lg border bg-raised shadow-card">{children}</div>
}
