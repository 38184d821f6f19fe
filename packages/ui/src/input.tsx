"use client"

import type { ComponentProps, ReactNode } from "react"
import { cn } from "./cn.ts"
import { useFieldControl } from "./field.tsx"

/** The look of anything one can type in. */
export const inputLook =
  "w-full min-w-0 rounded-md border border-control bg-raised text-ink transition-colors placeholder:text-ink-faint hover:border-ink-faint focus-visible:border-accent focus-visible:outline-offset-0 disabled:cursor-not-allowed disabled:bg-sunken disabled:text-ink-faint aria-invalid:border-down"

export interface InputProps extends ComponentProps<"input"> {
  /** Stands inside at the end, e.g. `ms`. */
  unit?: ReactNode
  /** Stands inside at the start: an icon. */
  icon?: ReactNode
}

export function Input({ unit, icon, className, ...rest }: InputProps) {
  const input = (
    <input
      {...useFieldControl()}
      className={cn(inputLook, "control-box px-2.5", icon && "pl-8", unit && "pr-12", !icon && !unit && className)}
      {...rest}
    />
  )
  if (!unit && !icon) return input
  return (
    <div className={cn("relative", className)}>
      {icon && (
        <span className="pointer-events-none absolute inset-y-0 left-2.5 grid place-items-center text-ink-faint [&_svg]:size-4">
          {icon}
        </span>
      )}
      {input}
      {unit && (
        <span className="pointer-events-none absolute inset-y-0 right-2.5 grid place-items-center text-ink-faint text-sm">
          {unit}
        </span>
      )}
    </div>
  )
}
