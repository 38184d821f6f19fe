"use client"

import { humanDuration, second } from "@nightjar/kit/time"
import { Countdown } from "@nightjar/ui/duration"
import { useTranslations } from "next-intl"
import type { Monitor } from "./monitor-page.tsx"

/** When it is asked again; while a failure is confirmed, how many attempts are left. */
export function NextCheck({ monitor }: { monitor: Monitor }) {
  const t = useTranslations("monitor")
  if (monitor.type === "group") return null
  if (monitor.state === "paused")
    return <span>{t(monitor.pauseReason === "plan" ? "pausedByPlan" : "notWatched")}</span>
  const every = humanDuration(monitor.intervalSeconds * second)
  const wanted = monitor.wantedIntervalSeconds
  const attempts = monitor.retries + 1
  return (
    <>
      {monitor.state === "confirming" && (
        <span className="font-medium text-confirming-ink">
          {t("confirming", { failed: Math.min(monitor.failedAttempts, attempts), attempts })}
        </span>
      )}
      <span>
        {t("every", { every })}
        {wanted !== null && ` ${t("slowedByPlan", { wanted: humanDuration(wanted * second) })}`}
        {monitor.nextCheckAt && (
          <>
            {" · "}
            {t("next")} <Countdown until={Date.parse(monitor.nextCheckAt)} />
          </>
        )}
      </span>
    </>
  )
}
