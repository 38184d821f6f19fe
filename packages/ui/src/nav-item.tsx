import { Slot } from "radix-ui"
import type { ReactNode } from "react"
import { cn } from "./cn.ts"

export interface NavItemProps {
  icon: ReactNode
  /** The page that is open. */
  active?: boolean
  /** At the end: a count or a state. */
  badge?: ReactNode
  /** One link of the app's router. */
  children: ReactNode
}

const plain = "text-ink-soft hover:bg-ink/5 hover:text-ink [&>svg]:text-ink-faint"
const current = "bg-ink/7 font-medium text-ink [&>svg]:text-accent-ink"

/** A line of the side navigation. */
export function NavItem({ icon, active, badge, children }: NavItemProps) {
  return (
    <Slot.Root
      aria-current={active ? "page" : undefined}
      className={cn(
        "flex h-8 items-center gap-2.5 rounded-md px-2.5 transition-colors pointer-coarse:h-11 [&>svg]:size-4 [&>svg]:shrink-0",
        active ? current : plain,
      )}
    >
      {icon}
      <Slot.Slottable>{children}</Slot.Slottable>
      {badge && <span className="ml-auto text-ink-soft text-sm">{badge}</span>}
    </Slot.Root>
  )
}

/** One of the few places in the bar at the lower edge of a phone. */
export function BottomNavItem({ icon, active, badge, children }: NavItemProps) {
  return (
    <Slot.Root
      aria-current={active ? "page" : undefined}
      className={cn(
        "relative flex h-14 min-w-0 flex-1 flex-col items-center justify-center gap-1 text-xs [&>svg]:size-5",
        active ? "font-medium text-ink [&>svg]:text-accent-ink" : "text-ink-soft",
      )}
    >
      {icon}
      <Slot.Slottable>{children}</Slot.Slottable>
      {badge && <span className="absolute top-1 left-1/2 ml-2">{badge}</span>}
    </Slot.Root>
  )
}
