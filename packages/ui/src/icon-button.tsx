"use client"

import type { ReactNode } from "react"
import { Button, type ButtonProps } from "./button.tsx"
import { cn } from "./cn.ts"
import { Tooltip } from "./tooltip.tsx"

export interface IconButtonProps extends Omit<ButtonProps, "aria-label" | "asChild"> {
  /** What it does: read aloud, and shown on hover. */
  label: string
  shortcut?: string
  children: ReactNode
}

export function IconButton({ label, shortcut, variant = "ghost", size, className, ...rest }: IconButtonProps) {
  const square = size === "sm" ? "w-7 pointer-coarse:w-9" : "w-8 pointer-coarse:w-10.5"
  return (
    <Tooltip text={label} shortcut={shortcut}>
      <Button aria-label={label} variant={variant} size={size} className={cn("px-0!", square, className)} {...rest} />
    </Tooltip>
  )
}
