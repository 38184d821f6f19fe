"use client"

import { ChevronRight } from "lucide-react"
import { type ReactNode, useEffect, useState } from "react"

export interface FoldProps {
  title: ReactNode
  /** Turning true opens it, e.g. because something inside must be corrected; people open and close it freely. */
  open?: boolean
  children: ReactNode
}

/** What is rarely needed, one click away. */
export function Fold({ title, open = false, children }: FoldProps) {
  const [shown, setShown] = useState(open)
  useEffect(() => {
    if (open) setShown(true)
  }, [open])
  return (
    <details open={shown} onToggle={(event) => setShown(event.currentTarget.open)} className="group border-t pt-3">
      <summary className="flex w-fit list-none items-center gap-1.5 rounded-sm font-medium text-ink-soft text-sm hover:text-ink pointer-coarse:h-11 [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden="true" className="size-4 transition-transform group-open:rotate-90" />
        {title}
      </summary>
      <div className="space-y-5 pt-4">{children}</div>
    </details>
  )
}
