"use client"

import { useNow } from "./hooks/use-now.ts"
import { exactTime, roughDuration } from "./rules/time-text.ts"
import { useTexts } from "./texts.tsx"

export interface RelativeTimeProps {
  /** Unix milliseconds. */
  at: number
  className?: string
}

/** `4 min ago`, `in 12 s`; the exact time in the viewer's zone on hover. Keeps itself up to date. */
export function RelativeTime({ at, className }: RelativeTimeProps) {
  const texts = useTexts()
  const distance = at - useNow()
  const words = () => {
    if (Math.abs(distance) < 2_000) return texts.justNow
    return distance < 0 ? texts.ago(roughDuration(distance)) : texts.fromNow(roughDuration(distance))
  }
  return (
    // The server's "now" and zone are not the viewer's; the first tick puts both right.
    <time dateTime={new Date(at).toISOString()} title={exactTime(at)} className={className} suppressHydrationWarning>
      {words()}
    </time>
  )
}
