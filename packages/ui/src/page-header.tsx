import type { ReactNode } from "react"

export interface PageHeaderProps {
  title: ReactNode
  /** Above the title: the way back. */
  back?: ReactNode
  /** Before the title: a state mark. */
  mark?: ReactNode
  /** Below the title: one sentence of truth. */
  description?: ReactNode
  /** Verbs, the main one last. */
  actions?: ReactNode
}

/** What page this is, what it says, and what can be done. */
export function PageHeader({ title, back, mark, description, actions }: PageHeaderProps) {
  return (
    <div className="mb-6 flex flex-wrap items-start justify-between gap-x-6 gap-y-4">
      <div className="min-w-0 max-w-full flex-1 basis-96">
        {back && <div className="mb-1 text-ink-soft text-sm [overflow-wrap:anywhere]">{back}</div>}
        <h1 className="flex items-center gap-2.5 font-semibold text-2xl">
          {mark}
          <span dir="auto" className="min-w-0 [overflow-wrap:anywhere]">
            {title}
          </span>
        </h1>
        {description && <div className="mt-1 text-ink-soft">{description}</div>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2 max-sm:w-full">{actions}</div>}
    </div>
  )
}
