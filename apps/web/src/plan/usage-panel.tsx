"use client"

import { isNearLimit, type LimitName, plans } from "@nightjar/core/plan"
import { humanDuration, second } from "@nightjar/kit/time"
import { Badge } from "@nightjar/ui/badge"
import { useTranslations } from "next-intl"
import type { Answers } from "../data/trpc.ts"
import { Panel } from "../settings/panel.tsx"
import { useFacts } from "../shell/facts-provider.tsx"

/** What the plan holds and how much of it is taken. */
export function UsagePanel({ usage }: { usage: Answers["usage"]["get"] }) {
  const t = useTranslations("plan")
  const { multiTenant } = useFacts().site
  const { retentionDays } = plans[usage.plan]
  const limits = Object.entries(usage.limits) as [LimitName, { used: number; max: number | null }][]
  const every = humanDuration(usage.minIntervalSeconds * second)
  return (
    <Panel
      title={t("used.title")}
      text={multiTenant ? t("used.text", { every, days: retentionDays }) : undefined}
      action={multiTenant && <Badge>{t("of", { plan: usage.label })}</Badge>}
    >
      <dl className="grid gap-5 sm:grid-cols-3">
        {limits.map(([name, { used, max }]) => (
          <Used key={name} label={t(`holds.${name}`)} used={used} max={max} />
        ))}
      </dl>
    </Panel>
  )
}

function Used({ label, used, max }: { label: string; used: number; max: number | null }) {
  const t = useTranslations("plan.used")
  const isFull = max !== null && used >= max
  const isNear = isNearLimit(used, max)
  return (
    <div>
      <dt className="text-ink-soft text-sm">{label}</dt>
      <dd>
        <span className="font-semibold text-lg">
          {max === null ? t("unlimited", { used }) : t("of", { used, max })}
        </span>
        {max !== null && (
          <span aria-hidden="true" className="mt-1.5 block h-1.5 overflow-hidden rounded-full bg-ink/8">
            <span
              className={`block h-full rounded-full ${isNear ? "bg-degraded" : "bg-ink/70"}`}
              style={{ width: `${Math.min(100, (100 * used) / max)}%` }}
            />
          </span>
        )}
        {isNear && max !== null && (
          <span className="mt-1.5 block text-ink-soft text-sm">
            {isFull ? t("full") : t("near", { left: max - used })}
          </span>
        )}
      </dd>
    </div>
  )
}
