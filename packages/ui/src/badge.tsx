import type { ReactNode } from "react"
import { cn } from "./cn.ts"

/** A short fact beside a name: a role, a plan, a type. Grey, because colour is for states. */
export function Badge({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <span
      className={cn(
        "inline-flex h-5 items-center whitespace-nowrap rounded-sm bg-ink/6 px-1.5 font-medium text-ink-soft text-xs",
        className,
      )}
    >
      {children}
    </span>
  )
}
