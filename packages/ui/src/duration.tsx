"use client"

import { humanDuration } from "@nightjar/kit/time"
import { useNow } from "./hooks/use-now.ts"

/** `3 d 4 h`, of a length in milliseconds. */
export function Duration({ ms }: { ms: number }) {
  return <span className="whitespace-nowrap">{humanDuration(ms)}</span>
}

/** How long something has lasted, counting on. `since` in Unix milliseconds. */
export function Elapsed({ since }: { since: number }) {
  const ms = useNow() - since
  return (
    <span className="whitespace-nowrap" suppressHydrationWarning>
      {humanDuration(ms)}
    </span>
  )
}

/** How long until something happens, counting down to `0 s`. `until` in Unix milliseconds. */
export function Countdown({ until }: { until: number }) {
  const ms = until - useNow()
  return (
    <span className="whitespace-nowrap" suppressHydrationWarning>
      {humanDuration(ms)}
    </span>
  )
}
