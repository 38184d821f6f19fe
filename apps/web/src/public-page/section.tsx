import type { ReactNode } from "react"

/** A part of the page under its heading, on one card. */
export function Section({ title, hidden, children }: { title: string; hidden?: boolean; children: ReactNode }) {
  return (
    <section className="mt-8">
      <h2 className={hidden ? "sr-only" : "mb-2.5 break-words font-semibold text-lg"} dir="auto">
        {title}
      </h2>
      <div className="divide-y rounded-xl border bg-raised shadow-card">{children}</div>
    </section>
  )
}
