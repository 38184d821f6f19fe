"use client"

import { Duration } from "@nightjar/ui/duration"
import { RelativeTime } from "@nightjar/ui/relative-time"
import { StateLabel } from "@nightjar/ui/state-label"
import { useQuery } from "@tanstack/react-query"
import { useTranslations } from "next-intl"
import { useTRPC } from "../../data/trpc.ts"
import type { Monitor } from "./monitor-page.tsx"

/** Every turn, the newest first: what it became, why, and how long that lasted. */
export function Timeline({ id, title }: { id: Monitor["id"]; title: string }) {
  const t = useTranslations("monitor")
  const trpc = useTRPC()
  const { data: turns } = useQuery(trpc.monitor.turns.queryOptions({ id }))
  if (!turns) return null
  return (
    <section aria-label={title}>
      <h2 className="mb-3 font-semibold text-lg">{title}</h2>
      {turns.length === 0 && <p className="text-ink-soft">{t("noTurns")}</p>}
      <ol className="divide-y rounded-lg border bg-raised empty:hidden">
        {turns.map((turn, index) => {
          const newer = turns[index - 1]
          return (
            <li key={`${turn.at}${turn.to}`} className="flex flex-wrap items-baseline gap-x-4 gap-y-1 px-4 py-3">
              <StateLabel state={turn.to} className="w-28" />
              <span dir="auto" className="min-w-40 flex-1 text-ink-soft [overflow-wrap:anywhere]">
                {turn.reason}
              </span>
              <span className="flex gap-3 text-ink-faint text-sm">
                {newer && <Duration ms={Date.parse(newer.since) - Date.parse(turn.since)} />}
                <RelativeTime at={Date.parse(turn.since)} />
              </span>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
