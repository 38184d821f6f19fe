import type { ReactNode } from "react"

interface ItemRowProps {
  /** Before the name: an icon or a dot. */
  mark?: ReactNode
  name: ReactNode
  /** Beside the name. */
  badges?: ReactNode
  /** Below the name; they wrap where there is no room. */
  facts?: readonly ReactNode[]
  /** What can be done with it. */
  action?: ReactNode
  /** Below the whole row: what came of it. */
  below?: ReactNode
}

/** One of a list of things, whole on a phone too. Stands in a `ul`. */
export function ItemRow({ mark, name, badges, facts = [], action, below }: ItemRowProps) {
  return (
    <li className="flex flex-wrap items-center gap-3 px-4 py-3 sm:px-5">
      {mark}
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span dir="auto" className="min-w-0 font-medium [overflow-wrap:anywhere]">
            {name}
          </span>
          {badges}
        </p>
        {facts.length > 0 && (
          <p className="mt-0.5 flex flex-wrap gap-x-3 text-ink-soft text-sm">
            {facts.map((fact, index) => (
              <span key={index} className="min-w-0 [overflow-wrap:anywhere]">
                {fact}
              </span>
            ))}
          </p>
        )}
      </div>
      {action}
      {below && <div className="basis-full">{below}</div>}
    </li>
  )
}

/** The list itself, from edge to edge of its panel. */
export function ItemRows({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul aria-label={label} className="divide-y">
      {children}
    </ul>
  )
}
