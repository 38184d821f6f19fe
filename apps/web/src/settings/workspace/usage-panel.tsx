"use client"

import { plans } from "@nightjar/core/plan"
import { humanDuration, second } from "@nightjar/kit/time"
import { Badge } from "@nightjar/ui/badge"
import { useQuery } from "@tanstack/react-query"
import { useTranslations } from "next-intl"
import { useTRPC } from "../../data/trpc.ts"
import { Panel } from "../panel.tsx"

/** What the plan holds and how much of it is taken. */
export function UsagePanel() {
  const t = useTranslations("settings.usage")
  const trpc = useTRPC()
  const { data: usage } = useQuery(trpc.usage.get.queryOptions())
  if (!usage) return null
  const { retentionDays } = plans[usage.plan]
  return (
    <Panel
      title={t("title")}
      text={t("text", { interval: humanDuration(usage.minIntervalSeconds * second), days: retentionDays })}
      action={<Badge>{t("plan", { plan: usage.label })}</Badge>}
    >
      <dl className="grid gap-5 sm:grid-cols-2">
        <Used label={t("monitors")} {...usage.limits.monitors} />
        <Used label={t("members")} {...usage.limits.members} />
      </dl>
    </Panel>
  )
}

function Used({ label, used, max }: { label: string; used: number; max: number | null }) {
  const t = useTranslations("settings.usage")
  const isFull = max !== null && used >= max
  return (
    <div>
      <div className="flex items-baseline justify-between gap-3">
        <dt className="text-ink-soft text-sm">{label}</dt>
        <dd className="font-medium">{max === null ? t("unlimited", { used }) : t("of", { used, max })}</dd>
      </div>
      {max !== null && (
        <div aria-hidden="true" className="mt-1.5 h-1.5 overflow-hidden rounded-full bg-ink/8">
          <div className="h-full rounded-full bg-ink/70" style={{ width: `${Math.min(100, (100 * used) / max)}%` }} />
        </div>
      )}
      {isFull && <dd className="mt-1.5 text-ink-soft text-sm">{t("full")}</dd>}
    </div>
  )
}
