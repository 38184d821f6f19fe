"use client"

import { cn } from "./cn.ts"
import { type LiveStatus, useTexts } from "./texts.tsx"
import { Tooltip } from "./tooltip.tsx"

const looks: Record<LiveStatus, string> = {
  live: "bg-up",
  reconnecting: "border-[1.5px] border-degraded border-dashed",
  polling: "border-[1.5px] border-idle",
}

export interface LiveMarkProps {
  status: LiveStatus
  className?: string
}

/** Whether what is shown is live, in a quiet corner. Tells the truth and its changes aloud. */
export function LiveMark({ status, className }: LiveMarkProps) {
  const texts = useTexts().live
  return (
    <Tooltip text={texts.meaning[status]}>
      <button
        type="button"
        className={cn("inline-flex h-8 items-center gap-1.5 rounded-sm px-1 text-ink-soft text-sm", className)}
      >
        <span aria-hidden="true" className={cn("size-2 rounded-full", looks[status])} />
        <span role="status">{texts[status]}</span>
      </button>
    </Tooltip>
  )
}
