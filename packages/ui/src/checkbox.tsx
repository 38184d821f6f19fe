"use client"

import { type ComponentProps, useEffect, useImperativeHandle, useRef } from "react"
import { cn } from "./cn.ts"
import { useFieldControl } from "./field.tsx"

export interface CheckboxProps extends Omit<ComponentProps<"input">, "type"> {
  /** Some but not all of what it stands for. */
  indeterminate?: boolean
}

export function Checkbox({ indeterminate = false, ref, className, ...rest }: CheckboxProps) {
  const box = useRef<HTMLInputElement>(null)
  useImperativeHandle(ref, () => box.current as HTMLInputElement, [])
  useEffect(() => {
    if (box.current) box.current.indeterminate = indeterminate
  }, [indeterminate])
  return (
    <span
      className={cn(
        "relative inline-grid size-4 shrink-0 align-middle place-items-center pointer-coarse:size-5",
        className,
      )}
    >
      <input
        type="checkbox"
        ref={box}
        {...useFieldControl()}
        className="peer size-full appearance-none rounded-sm border border-control bg-raised transition-colors checked:border-accent checked:bg-accent indeterminate:border-accent indeterminate:bg-accent disabled:opacity-50"
        {...rest}
      />
      <svg
        aria-hidden="true"
        viewBox="0 0 16 16"
        className="pointer-events-none invisible absolute size-full fill-none stroke-2 stroke-on-accent peer-checked:visible peer-indeterminate:hidden"
      >
        <path d="m4 8.2 2.7 2.7L12 5.4" strokeLinecap="round" strokeLinejoin="round" />
      </svg>
      <span
        aria-hidden="true"
        className="pointer-events-none invisible absolute h-0.5 w-2 rounded-full bg-on-accent peer-indeterminate:visible"
      />
    </span>
  )
}
