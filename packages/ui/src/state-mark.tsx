import { cn } from "./cn.ts"
import type { State } from "./rules/state.ts"
import { stateShapes, strokeWidth } from "./rules/state-shape.ts"

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

export interface StateMarkProps {
  state: State
  /** What it says when no words stand beside it. Without a label it is decoration. */
  label?: string
  className?: string
}

/** The shape of a state: ● ◐ ■ ◌ ◆ ○ ‖. */
export function StateMark({ state, label, className }: StateMarkProps) {
  const { fill, stroke, dash } = stateShapes[state]
  return (
    <svg
      viewBox="0 0 16 16"
      role="img"
      aria-label={label}
      aria-hidden={label ? undefined : true}
      className={cn("size-3 shrink-0", stateLooks[state].mark, className)}
    >
      {stroke && <path d={stroke} fill="none" stroke="currentColor" strokeWidth={strokeWidth} strokeDasharray={dash} />}
      {fill && <path d={fill} fill="currentColor" />}
    </svg>
  )
}
