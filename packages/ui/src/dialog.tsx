"use client"

import { Dialog as Primitive } from "radix-ui"
import type { ReactNode } from "react"
import { CloseButton } from "./close-button.tsx"

export interface DialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: ReactNode
  /** One or two sentences below the title. */
  description?: ReactNode
  /** Buttons, the main one last. */
  footer?: ReactNode
  children?: ReactNode
}

/** A question that waits for an answer. Takes the lower edge of a phone, the middle of anything larger. */
export function Dialog({ open, onOpenChange, title, description, footer, children }: DialogProps) {
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-40 animate-appear bg-scrim" />
        <Primitive.Content
          {...(description ? {} : { "aria-describedby": undefined })}
          className="fixed inset-x-0 bottom-0 z-50 flex max-h-[88dvh] animate-from-bottom flex-col rounded-t-xl bg-raised shadow-pop focus-visible:outline-none sm:inset-x-auto sm:top-[14dvh] sm:bottom-auto sm:left-1/2 sm:max-h-[72dvh] sm:w-[calc(100%-2rem)] sm:max-w-lg sm:-translate-x-1/2 sm:animate-rise sm:rounded-xl"
        >
          <header className="space-y-1 pt-4 pr-14 pb-3 pl-5">
            <Primitive.Title className="font-semibold text-lg">{title}</Primitive.Title>
            {description && <Primitive.Description className="text-ink-soft">{description}</Primitive.Description>}
          </header>
          {children && <div className="min-h-0 flex-1 overflow-y-auto px-5 pt-0.5 pb-5">{children}</div>}
          {footer && <footer className="flex flex-wrap justify-end gap-2 border-t px-5 py-3">{footer}</footer>}
          {/* Last, so that opening gives the focus to the first field or button instead. */}
          <Primitive.Close asChild>
            <CloseButton className="absolute top-3 right-3" />
          </Primitive.Close>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}
