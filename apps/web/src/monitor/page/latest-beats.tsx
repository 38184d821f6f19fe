"use client"

import { HeartbeatBar } from "@nightjar/ui/heartbeat-bar"
import { RelativeTime } from "@nightjar/ui/relative-time"
import type { State } from "@nightjar/ui/rules/state"
import { Skeleton } from "@nightjar/ui/skeleton"
import { useQuery } from "@tanstack/react-query"
import { useTranslations } from "next-intl"
import { type Answers, useTRPC } from "../../data/trpc.ts"
import { keptBeats } from "../../live/kept-beats.ts"
import type { Monitor } from "./monitor-page.tsx"

type Beat = Answers["monitor"]["beats"][number]

/** An attempt that failed but is not yet an outage is drawn as confirming. */
const stateOf = ({ status, state }: Beat): State => {
  if (status === "up" || status === "degraded") return status
  if (status === "down") return state === "down" ? "down" : "confirming"
  return "no_data"
}

/** The last attempts as they come in. */
export function LatestBeats({ monitor }: { monitor: Monitor }) {
  const t = useTranslations("monitor")
  const trpc = useTRPC()
  const { data: beats } = useQuery(trpc.monitor.beats.queryOptions({ id: monitor.id, limit: keptBeats }))
  if (!beats) return <Skeleton className="h-10" />
  if (beats.length === 0)
    return <WaitingForFirst isPush={monitor.pushToken !== null} isPaused={monitor.pausedAt !== null} />
  const bars = beats.toReversed().map((beat) => ({
    at: Date.parse(beat.slotAt) + beat.attempt,
    state: stateOf(beat),
    latencyMs: beat.latencyMs,
    note: beat.attempt > 0 ? t("retry", { attempt: beat.attempt }) : undefined,
  }))
  return (
    <section aria-label={t("latest")}>
      <HeartbeatBar beats={bars} count={keptBeats} label={t("latestLabel", { count: beats.length })} className="h-9" />
      <p className="mt-1.5 flex justify-between text-ink-faint text-xs">
        <span>{t("latestCount", { count: beats.length })}</span>
        <span>{beats[0] && <RelativeTime at={Date.parse(beats[0].startedAt)} />}</span>
      </p>
    </section>
  )
}

function WaitingForFirst({ isPush, isPaused }: { isPush: boolean; isPaused: boolean }) {
  const t = useTranslations("monitor")
  const words = isPaused ? t("pausedBeforeFirst") : isPush ? t("waitingForCall") : t("waitingForFirst")
  return (
    <section role="status" className="rounded-lg border border-dashed px-4 py-6 text-center text-ink-soft">
      {words}
    </section>
  )
}
