"use client"

import { HeartbeatBar } from "@nightjar/ui/heartbeat-bar"
import type { State } from "@nightjar/ui/rules/state"
import { StateLabel } from "@nightjar/ui/state-label"
import { useTranslations } from "next-intl"

const rows = [
  { key: "checkout", state: "up", uptime: "100 %", dips: {} },
  { key: "search", state: "degraded", uptime: "99.97 %", dips: { 31: "degraded", 46: "degraded", 47: "degraded" } },
  { key: "mail", state: "up", uptime: "99.79 %", dips: { 17: "confirming", 18: "down", 19: "down" } },
] as const satisfies { key: string; state: State; uptime: string; dips: Record<number, State> }[]

const columns = 48
/** Any fixed moment: the picture is the same for everybody and on every render. */
const start = Date.UTC(2026, 0, 1)

/** A night in three rows, drawn with the very parts of the dashboard. */
export function NightScene() {
  const t = useTranslations("site.scene")
  return (
    <figure aria-label={t("label")} className="divide-y rounded-xl border bg-raised shadow-card">
      {rows.map((row) => (
        <div
          key={row.key}
          className="grid grid-cols-[1fr_auto] items-center gap-x-4 gap-y-2 px-4 py-3.5 sm:grid-cols-[9rem_1fr_5rem_6rem] sm:px-5"
        >
          <span className="truncate font-medium">{t(row.key)}</span>
          <HeartbeatBar
            beats={beatsOf(row.dips)}
            count={columns}
            label={t(row.key)}
            keyboard={false}
            className="h-6 max-sm:order-last max-sm:col-span-2"
          />
          <span className="text-right text-ink-soft max-sm:hidden">{row.uptime}</span>
          <span className="justify-self-end">
            <StateLabel state={row.state} />
          </span>
        </div>
      ))}
    </figure>
  )
}

const beatsOf = (dips: Readonly<Record<number, State>>) =>
  Array.from({ length: columns }, (_, index) => ({
    at: start + index * 1_800_000,
    state: dips[index] ?? ("up" as const),
  }))
