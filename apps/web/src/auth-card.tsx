import type { ReactNode } from "react"

/** One question in the middle of a quiet page. */
export function AuthCard({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) {
  return (
    <div className="mx-auto w-full max-w-md px-4 py-10 sm:py-16">
      <h1 className="font-semibold text-2xl">{title}</h1>
      {lead && <p className="mt-1.5 text-ink-soft">{lead}</p>}
      <div className="mt-6">{children}</div>
    </div>
  )
}
