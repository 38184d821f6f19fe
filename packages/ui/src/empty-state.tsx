import type { ReactNode } from "react"

export interface EmptyStateProps {
  icon?: ReactNode
  title: ReactNode
  /** What belongs here and how it begins. */
  description?: ReactNode
  /** The first step itself: a field, a button. */
  children?: ReactNode
}

/** Nothing here yet; teaches by letting one begin. */
export function EmptyState({ icon, title, description, children }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center rounded-lg border border-dashed px-4 py-12 text-center sm:py-16">
      {icon && <div className="mb-4 text-ink-faint [&_svg]:size-7 [&_svg]:stroke-[1.5]">{icon}</div>}
      <h2 className="font-semibold text-lg">{title}</h2>
      {description && <p className="mt-1 max-w-md text-balance text-ink-soft">{description}</p>}
      {children && <div className="mt-6 flex w-full max-w-lg flex-wrap justify-center gap-2">{children}</div>}
    </div>
  )
}
