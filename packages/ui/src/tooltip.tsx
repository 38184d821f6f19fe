"use client"

import { Tooltip as Primitive } from "radix-ui"
import type { ReactNode } from "react"
import { Kbd } from "./kbd.tsx"

/** Stands once around the app; tooltips then share one delay. */
export function TooltipProvider({ children }: { children: ReactNode }) {
  return <Primitive.Provider delayDuration={350}>{children}</Primitive.Provider>
}

export interface TooltipProps {
  /** A word or a short line. What is needed to act must not stand only here: phones have no hover. */
  text: ReactNode
  /** A keyboard shortcut, e.g. `p`. */
  shortcut?: string
  side?: "top" | "right" | "bottom" | "left"
  /** The element that is explained; it must accept a ref and be focusable. */
  children: ReactNode
}

export function Tooltip({ text, shortcut, side = "top", children }: TooltipProps) {
  return (
    <Primitive.Root>
      <Primitive.Trigger asChild>{children}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className="z-50 flex max-w-72 animate-appear items-center gap-2 rounded-md bg-raised px-2 py-1 text-ink text-sm shadow-pop"
        >
          {text}
          {shortcut && <Kbd>{shortcut}</Kbd>}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}
