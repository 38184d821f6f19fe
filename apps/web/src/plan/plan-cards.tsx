"use client"

import { type PlanName, planNames, plans } from "@nightjar/core/plan"
import { Badge } from "@nightjar/ui/badge"
import { Button } from "@nightjar/ui/button"
import { useTranslations } from "next-intl"
import { useMay } from "../shell/facts-provider.tsx"
import { PlanFacts } from "./plan-facts.tsx"
import type { Selling } from "./use-billing.ts"

/** The plans beside one another, and the way from one to another. */
export function PlanCards({ present, selling }: { present: PlanName; selling: Selling }) {
  const t = useTranslations("plan")
  const may = useMay()
  return (
    <section aria-label={t("plans")} className="mb-6">
      <div className="grid gap-4 sm:grid-cols-3">
        {planNames.map((name) => (
          <section
            key={name}
            aria-labelledby={`plan-${name}`}
            className="flex flex-col rounded-lg border bg-raised p-4 shadow-card"
          >
            <h2 id={`plan-${name}`} className="flex items-center justify-between gap-2 font-semibold text-lg">
              {plans[name].label}
              {name === present && <Badge>{t("present")}</Badge>}
            </h2>
            <PlanFacts plan={plans[name]} />
            <div className="mt-5 empty:hidden">
              {may("billing.checkout") && <WayTo plan={name} present={present} selling={selling} />}
            </div>
          </section>
        ))}
      </div>
      {!may("billing.checkout") && <p className="mt-2 text-ink-soft text-sm">{t("ownersOnly")}</p>}
    </section>
  )
}

function WayTo({ plan, present, selling }: { plan: PlanName; present: PlanName; selling: Selling }) {
  const t = useTranslations("plan")
  const { billing, busy, choose, openPortal } = selling
  if (!billing?.mode) return null
  const { label, price } = plans[plan]
  const isBought = billing.state === "active" || billing.state === "overdue"
  if (isBought && plan === billing.plan)
    return (
      <Button className="w-full" busy={busy} onClick={openPortal}>
        {t("portal")}
      </Button>
    )
  if (isBought)
    return (
      <Button className="w-full" busy={busy} onClick={openPortal}>
        {price ? t("change", { plan: label }) : t("cancel")}
      </Button>
    )
  if (!price || planNames.indexOf(plan) <= planNames.indexOf(present)) return null
  return (
    <Button variant="primary" className="w-full" busy={busy} onClick={() => choose({ plan })}>
      {t("choose", { plan: label })}
    </Button>
  )
}
