"use client"

import { humanDuration, second } from "@nightjar/kit/time"
import { Callout } from "@nightjar/ui/callout"
import { PageHeader } from "@nightjar/ui/page-header"
import { useQuery } from "@tanstack/react-query"
import { useTranslations } from "next-intl"
import { problemOf } from "../data/problem.ts"
import { type Answers, useTRPC } from "../data/trpc.ts"
import { useFacts } from "../shell/facts-provider.tsx"
import { PaymentState } from "./payment-state.tsx"
import { PlanCards } from "./plan-cards.tsx"
import { UsageHistory } from "./usage-history.tsx"
import { UsagePanel } from "./usage-panel.tsx"
import { useBilling } from "./use-billing.ts"
import { useReturn } from "./use-return.ts"

/** What the workspace uses and, where plans are sold, which one it has. */
export function PlanPage() {
  const t = useTranslations("plan")
  const trpc = useTRPC()
  const { multiTenant } = useFacts().site
  const { data: usage, error } = useQuery(trpc.usage.get.queryOptions())
  return (
    <>
      <PageHeader title={t(multiTenant ? "title" : "usageTitle")} />
      {!usage && error && <Callout kind="error" title={problemOf(error).message} />}
      {usage && (
        <>
          {multiTenant && <Plans usage={usage} />}
          <UsagePanel usage={usage} />
          <UsageHistory />
        </>
      )}
    </>
  )
}

function Plans({ usage }: { usage: Answers["usage"]["get"] }) {
  const t = useTranslations("plan")
  const selling = useBilling()
  const returned = useReturn()
  return (
    <>
      {returned && (
        <Callout title={t(`returned.${returned}`, { plan: usage.label })} className="mb-3">
          {returned === "asking" ? t("returned.text") : undefined}
        </Callout>
      )}
      <PaymentState selling={selling} />
      <HeldBack usage={usage} />
      <PlanCards present={usage.plan} selling={selling} />
    </>
  )
}

/** What the plan has taken, and gives back when it is a larger one. */
function HeldBack({ usage }: { usage: Answers["usage"]["get"] }) {
  const t = useTranslations("plan.heldBack")
  const { paused, slowed, label, minIntervalSeconds, limits } = usage
  if (paused + slowed === 0) return null
  const every = humanDuration(minIntervalSeconds * second)
  return (
    <Callout kind="warning" title={t("title", { plan: label })} className="mb-6">
      {paused > 0 && <p>{t("paused", { count: paused, max: limits.monitors.max ?? 0 })}</p>}
      {slowed > 0 && <p>{t("slowed", { count: slowed, every })}</p>}
      <p>{t("back")}</p>
    </Callout>
  )
}
