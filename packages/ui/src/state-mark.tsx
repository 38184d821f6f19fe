import { cn } from "./cn.ts"
import type { State } from "./rules/state.ts"

/** Colour classes per state, written out so that Tailwind finds them. */
export const stateLooks: Record<State, { mark: string; ink: string; soft: string }> = {
  up: { mark: "text-up", ink: "text-up-ink", soft: "bg-up-soft" },
  degraded: { mark: "text-degraded", ink: "text-degraded-ink", soft: "bg-degraded-soft" },
  down: { mark: "text-down", ink: "text-down-ink", soft: "bg-down-soft" },
  confirming: { mark: "text-confirming", ink: "text-confirming-ink", soft: "bg-confirming-soft" },
  maintenance: { mark: "text-maintenance", ink: "text-maintenance-ink", soft: "bg-maintenance-soft" },
  no_data: { mark: "text-idle", ink: "text-idle-ink", soft: "bg-idle-soft" },
  paused: { mark: "text-idle", ink: "text-idle-ink", soft: "bg-idle-soft" },
}

const ring = { cx: 8, cy: 8, r: 5.25, fill: "none", stroke: "currentColor", strokeWidth: 1.75 }

export const stateShapes: Record<State, React.ReactNode> = {
  up: <circle cx="8" cy="8" r="6" fill="currentColor" />,
  degraded: (
    <>
      <circle {...ring} />
      <path d="M8 2.5a5.5 5.5 0 0 0 0 11z" fill="currentColor" />
    </>
  ),
  down: <rect x="2.25" y="2.25" width="11.5" height="11.5" rx="1.5" fill="currentColor" />,
  confirming: <circle {...ring} strokeDasharray="2.6 1.524" />,
  maintenance: <path d="M8 .9 15.1 8 8 15.1.9 8z" fill="currentColor" />,
  no_data: <circle {...ring} strokeWidth={1.5} />,
  paused: (
    <>
      <rect x="3.5" y="2.5" width="3" height="11" rx="1" fill="currentColor" />
      <rect x="9.5" y="2.5" width="3" height="11" rx="1" fill="currentColor" />
    </>
  ),
}

export interface StateMarkProps {
  state: State
  /** What it says when no words stand beside it. Without a label it is decoration. */
  label?: string
  className?: string
}

/** The shape of a state: ● ◐ ■ ◌ ◆ ○ ‖. */
export function StateMark({ state, label, className }: StateMarkProps) {
  const look = cn("size-3 shrink-0", stateLooks[state].mark, className)
  if (!label) {
    return (
      <svg viewBox="0 0 16 16" aria-hidden="true" className={look}>
        {stateShapes[state]}
      </svg>
    )
  }
  return (
    <svg viewBox="0 0 16 16" role="img" aria-label={label} className={look}>
      {stateShapes[state]}
    </svg>
  )
}
