"use client"

import { clockTime } from "@nightjar/ui/rules/time-text"
import { useTranslations } from "next-intl"
import { useConnection } from "../live/use-connection.ts"

/** Says that no answer comes, since when, and that nobody needs to do anything about the page. */
export function AwayBanner() {
  const t = useTranslations("away")
  const { awaySince } = useConnection()
  if (awaySince === null) return null
  return (
    <div
      role="alert"
      className="sticky top-0 z-30 border-degraded/40 border-b bg-degraded-soft px-4 py-2 text-center text-degraded-ink text-sm"
    >
      <strong className="font-medium">{t("title", { time: clockTime(awaySince) })}</strong> {t("text")}
    </div>
  )
}
