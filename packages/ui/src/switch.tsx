"use client"

import type { ComponentProps } from "react"
import { cn } from "./cn.ts"
import { useFieldControl } from "./field.tsx"

/** On or off, at once. Native underneath, so forms and `register` treat it as a checkbox. */
export function Switch({ className, ...rest }: Omit<ComponentProps<"input">, "type">) {
  return (
    <span className={cn("relative inline-block h-5 w-9 shrink-0", className)}>
      <input
        type="checkbox"
        // biome-ignore lint/a11y/useAriaPropsForRole: a native checkbox tells its own checked state
        role="switch"
        {...useFieldControl()}
        className="peer size-full appearance-none rounded-full border border-control bg-sunken transition-colors checked:border-accent checked:bg-accent disabled:opacity-50"
        {...rest}
      />
      <span
        aria-hidden="true"
        className="pointer-events-none absolute top-1 left-1 size-3 rounded-full bg-ink-faint transition-[translate,background-color] peer-checked:translate-x-4 peer-checked:bg-on-accent peer-disabled:opacity-50"
      />
    </span>
  )
}
