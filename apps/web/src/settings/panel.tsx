import { type ReactNode, useId } from "react"

interface PanelProps {
  title: ReactNode
  /** One or two sentences below the title. */
  text?: ReactNode
  /** Beside the title: a verb. */
  action?: ReactNode
  /** Rows reach from edge to edge. */
  flush?: boolean
  children: ReactNode
}

/** One thing that can be set, with its own heading. */
export function Panel({ title, text, action, flush, children }: PanelProps) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="mb-6 overflow-hidden rounded-lg border bg-raised shadow-card">
      <header className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-4 pt-4 sm:px-5">
        <div className="min-w-0 max-w-xl">
          <h2 id={id} className="font-semibold text-lg" dir="auto">
            {title}
          </h2>
          {text && <p className="mt-0.5 text-ink-soft">{text}</p>}
        </div>
        {action}
      </header>
      <div className={flush ? "mt-4 border-t" : "px-4 pt-4 pb-5 sm:px-5"}>{children}</div>
    </section>
  )
}
