"use client"

import { Dialog as Primitive } from "radix-ui"
import type { ReactNode } from "react"
import { CloseButton } from "./close-button.tsx"
import { cn } from "./cn.ts"

const sides = {
  left: "inset-y-0 left-0 w-72 max-w-[84vw] animate-from-left",
  bottom: "inset-x-0 bottom-0 max-h-[80dvh] animate-from-bottom rounded-t-xl",
}

export interface SheetProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  side?: keyof typeof sides
  title: string
  /** Seen in place of the title. */
  heading?: ReactNode
  children: ReactNode
}

/** A drawer over the page: navigation and filters on a phone. */
export function Sheet({ open, onOpenChange, side = "left", title, heading, children }: SheetProps) {
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-40 animate-appear bg-scrim" />
        <Primitive.Content
          aria-describedby={undefined}
          className={cn("fixed z-50 flex flex-col bg-raised shadow-pop focus-visible:outline-none", sides[side])}
        >
          <header className="flex h-14 shrink-0 items-center pr-14 pl-4">
            <Primitive.Title className={heading ? "sr-only" : "font-semibold"}>{title}</Primitive.Title>
            {heading}
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-3 pb-4">{children}</div>
          <Primitive.Close asChild>
            <CloseButton className="absolute top-3 right-3" />
          </Primitive.Close>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}
