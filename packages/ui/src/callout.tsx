import { Info, type LucideIcon, OctagonAlert, TriangleAlert } from "lucide-react"
import type { ReactNode } from "react"
import { cn } from "./cn.ts"

const kinds: Record<"info" | "warning" | "error", { icon: LucideIcon; look: string; mark: string }> = {
  info: { icon: Info, look: "bg-raised", mark: "text-accent-ink" },
  warning: { icon: TriangleAlert, look: "border-degraded/40 bg-degraded-soft", mark: "text-degraded-ink" },
  error: { icon: OctagonAlert, look: "border-down/35 bg-down-soft", mark: "text-down-ink" },
}

export interface CalloutProps {
  kind?: keyof typeof kinds
  /** What is the matter, with its cause if it is known. */
  title: ReactNode
  /** What to do about it. */
  children?: ReactNode
  action?: ReactNode
  className?: string
}

/** Something that must be read. An error is announced at once. */
export function Callout({ kind = "info", title, children, action, className }: CalloutProps) {
  const { icon: Icon, look, mark } = kinds[kind]
  return (
    <div
      role={kind === "error" ? "alert" : undefined}
      className={cn("flex flex-wrap items-start gap-x-4 gap-y-3 rounded-lg border px-4 py-3", look, className)}
    >
      <div className="flex min-w-56 flex-1 gap-3">
        <Icon aria-hidden="true" className={cn("mt-0.75 size-4 shrink-0", mark)} />
        <div className="min-w-0 space-y-0.5">
          <p className="font-medium text-ink">{title}</p>
          {children && <div className="text-ink-soft">{children}</div>}
        </div>
      </div>
      {action}
    </div>
  )
}
