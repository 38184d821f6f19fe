"use client"

import { minute } from "@nightjar/kit/time"
import { useNow } from "@nightjar/ui/hooks/use-now"
import { StateMark } from "@nightjar/ui/state-mark"
import { useQuery } from "@tanstack/react-query"
import Link from "next/link"
import { useTranslations } from "next-intl"
import { useTRPC } from "../../data/trpc.ts"
import type { Maintenance } from "../../maintenance/use-maintenance-verbs.ts"
import { useReader } from "../../maintenance/use-reader.ts"
import { endText, windowText } from "../../maintenance/window-text.ts"
import type { Monitor } from "./monitor-page.tsx"

/** What runs over this monitor, or else what comes next. */
export function MaintenanceNote({ id }: { id: Monitor["id"] }) {
  const trpc = useTRPC()
  const { data } = useQuery(trpc.maintenance.list.queryOptions({ monitor: id, count: 1 }))
  const running = data?.filter((one) => one.phase === "running") ?? []
  const shown = running.length > 0 ? running : (data?.filter((one) => one.phase === "upcoming").slice(0, 1) ?? [])
  return shown.map((one) => <Note key={one.id} maintenance={one} />)
}

function Note({ maintenance: { id, title, window, next, timeZone } }: { maintenance: Maintenance }) {
  const t = useTranslations("maintenance.note")
  const reader = useReader(timeZone)
  const now = useNow(minute)
  const words = () => {
    if (!window) return next[0] && t("next", { window: windowText(next[0], reader) })
    return window.to === null ? t("untilEnded") : t("until", { time: endText(window.to, reader, now) })
  }
  return (
    <p
      className={`mb-4 flex flex-wrap items-center gap-x-2 gap-y-1 rounded-lg px-4 py-2.5 ${window ? "bg-maintenance-soft" : "border"}`}
    >
      <StateMark state="maintenance" />
      <span className={window ? "font-medium text-maintenance-ink" : "text-ink-soft"}>{words()}</span>
      <span className="min-w-0">
        <span aria-hidden="true">· </span>
        <Link href={`/maintenance/${id}`} dir="auto" className="underline underline-offset-3 [overflow-wrap:anywhere]">
          {title}
        </Link>
      </span>
    </p>
  )
}
