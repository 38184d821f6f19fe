"use client"

import type { ComponentProps } from "react"
import { cn } from "./cn.ts"
import { useFieldControl } from "./field.tsx"
import { inputLook } from "./input.tsx"

/** Grows with its text. */
export function Textarea({ className, ...rest }: ComponentProps<"textarea">) {
  return (
    <textarea
      rows={3}
      {...useFieldControl()}
      className={cn(
        inputLook,
        "field-sizing-content max-h-80 min-h-16 px-2.5 py-1.5 text-base pointer-coarse:text-lg",
        className,
      )}
      {...rest}
    />
  )
}
