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
      <dl className="grid gap-5 sm:grid-cols-2 lg:grid-cols-4">
        <Used label={t("monitors")} {...usage.limits.monitors} />
        <Used label={t("members")} {...usage.limits.members} />
        <Used label={t("channels")} {...usage.limits.channels} />
        <Used label={t("statusPages")} {...usage.limits.statusPages} />
      </dl>
    </Panel>
  )
}

function Used({ label, used, max }: { label: string; used: number; max: number | null }) {
  const t = useTranslations("settings.usage")
  const isFull = max !== null && used >= max
  return (
    <div>
      <dt className="text-ink-soft text-sm">{label}</dt>
      <dd>
        <span className="font-semibold text-lg">
          {max === null ? t("unlimited", { used }) : t("of", { used, max })}
        </span>
        {max !== null && (
          <span aria-hidden="true" className="mt-1.5 block h-1.5 overflow-hidden rounded-full bg-ink/8">
            <span className="block h-full rounded-full bg-ink/70" style={{ width: `${(100 * used) / max}%` }} />
          </span>
        )}
        {isFull && <span className="mt-1.5 block text-ink-soft text-sm">{t("full")}</span>}
      </dd>
    </div>
  )
}
