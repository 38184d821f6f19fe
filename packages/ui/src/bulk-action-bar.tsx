"use client"

import { X } from "lucide-react"
import type { ReactNode } from "react"
import { IconButton } from "./icon-button.tsx"
import { useTexts } from "./texts.tsx"

export interface BulkActionBarProps {
  /** How many are selected; none hides the bar. */
  count: number
  onClear: () => void
  /** Verbs for all of them. */
  children: ReactNode
}

/** Verbs for what is selected, floating within reach of a thumb. */
export function BulkActionBar({ count, onClear, children }: BulkActionBarProps) {
  const texts = useTexts()
  if (count === 0) return null
  return (
    <section
      aria-label={texts.selected(count)}
      className="fixed inset-x-3 bottom-[calc(4.25rem+env(safe-area-inset-bottom))] z-30 mx-auto flex w-fit max-w-[calc(100%-1.5rem)] animate-rise items-center gap-2 overflow-x-auto rounded-xl bg-raised py-1.5 pr-1.5 pl-4 shadow-pop lg:bottom-6 lg:left-64"
    >
      <span role="status" className="whitespace-nowrap pr-1 font-medium text-sm">
        {texts.selected(count)}
      </span>
      {children}
      <IconButton label={texts.clear} onClick={onClear}>
        <X aria-hidden="true" />
      </IconButton>
    </section>
  )
}
