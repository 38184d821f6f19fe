"use client"

import type { Window } from "@nightjar/core/maintenance/windows"
import { minute } from "@nightjar/kit/time"
import { useNow } from "@nightjar/ui/hooks/use-now"
import { RelativeTime } from "@nightjar/ui/relative-time"
import { useTranslations } from "next-intl"
import { useReader } from "./use-reader.ts"
import { endText, windowText } from "./window-text.ts"

interface WindowTimeProps {
  window: Window
  /** Of the maintenance: shown until the viewer's own is known. */
  timeZone: string
}

/** A window in the viewer's own time. */
export function WindowTime({ window, timeZone }: WindowTimeProps) {
  const reader = useReader(timeZone)
  return <time dateTime={new Date(window.from).toISOString()}>{windowText(window, reader)}</time>
}

/** Of the window that is on: until when, or since when where somebody will end it. */
export function Progress({ window, timeZone }: WindowTimeProps) {
  const t = useTranslations("maintenance")
  const reader = useReader(timeZone)
  const now = useNow(minute)
  if (window.to === null) return t.rich("began", { when: () => <RelativeTime at={window.from} /> })
  return t("until", { time: endText(window.to, reader, now) })
}
