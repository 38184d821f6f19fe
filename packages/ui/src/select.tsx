"use client"

import { ChevronDown } from "lucide-react"
import type { ComponentProps } from "react"
import { cn } from "./cn.ts"
import { useFieldControl } from "./field.tsx"
import { inputLook } from "./input.tsx"

/** The platform's own list: right on phones, with the keyboard and without JavaScript. Children are `<option>`s. */
export function Select({ className, children, ...rest }: ComponentProps<"select">) {
  return (
    <div className={cn("relative", className)}>
      <select {...useFieldControl()} className={cn(inputLook, "control-box appearance-none pr-8 pl-2.5")} {...rest}>
        {children}
      </select>
      <ChevronDown
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 right-2.5 size-4 -translate-y-1/2 text-ink-faint"
      />
    </div>
  )
}
