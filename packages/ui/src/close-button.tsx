"use client"

import { X } from "lucide-react"
import { Button, type ButtonProps } from "./button.tsx"
import { cn } from "./cn.ts"
import { useTexts } from "./texts.tsx"

/** The cross. Without a tooltip: what opens with the focus here must not open a second thing that takes the escape key. */
export function CloseButton({ className, ...rest }: ButtonProps) {
  return (
    <Button
      variant="ghost"
      size="sm"
      aria-label={useTexts().close}
      className={cn("w-7 px-0! pointer-coarse:w-9", className)}
      {...rest}
    >
      <X aria-hidden="true" />
    </Button>
  )
}
