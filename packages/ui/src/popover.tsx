"use client"

import { Popover as Primitive } from "radix-ui"
import type { ReactNode } from "react"

export interface PopoverProps {
  trigger: ReactNode
  /** What it holds, for those who cannot see it. */
  label: string
  align?: "start" | "center" | "end"
  open?: boolean
  onOpenChange?: (open: boolean) => void
  children: ReactNode
}

/** Something small that belongs to a button: a filter, an explanation. */
export function Popover({ trigger, label, align = "start", open, onOpenChange, children }: PopoverProps) {
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          aria-label={label}
          align={align}
          sideOffset={6}
          collisionPadding={8}
          className="z-50 w-72 max-w-[calc(100vw-1rem)] animate-rise rounded-lg bg-raised p-4 shadow-pop focus-visible:outline-none"
        >
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}
