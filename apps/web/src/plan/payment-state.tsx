"use client"

import { plans } from "@nightjar/core/plan"
import { day } from "@nightjar/kit/time"
import { Button } from "@nightjar/ui/button"
import { Callout } from "@nightjar/ui/callout"
import { useNow } from "@nightjar/ui/hooks/use-now"
import { useFormatter, useTranslations } from "next-intl"
import type { ReactNode } from "react"
import { useMay } from "../shell/facts-provider.tsx"
import type { Selling } from "./use-billing.ts"

/** What of the payment somebody must know: that it failed, that the plan ends, that none is real. */
export function PaymentState({ selling }: { selling: Selling }) {
  const t = useTranslations("plan.payment")
  const format = useFormatter()
  const now = useNow()
  const { billing } = selling
  if (!billing) return null
  const { mode } = billing
  return (
    <div className="mb-6 space-y-3 empty:hidden">
      {mode === null && <Callout title={t("off.title")}>{t("off.text")}</Callout>}
      {(mode === "pretend" || mode === "test") && <Callout title={t(`${mode}.title`)}>{t(`${mode}.text`)}</Callout>}
      {billing.state === "overdue" && <Overdue selling={selling} />}
      {billing.historyPlan && billing.historyUntil && Date.parse(billing.historyUntil) > now && (
        <Callout
          kind="warning"
          title={t("history.title", { on: format.dateTime(new Date(billing.historyUntil), { dateStyle: "medium" }) })}
        >
          {t("history.text")}
        </Callout>
      )}
      {billing.state === "active" && billing.cancelsAt && (
        <Ending
          plan={billing.plan}
          at={billing.cancelsAt}
          action={<ToPortal selling={selling}>{t("keep")}</ToPortal>}
        />
      )}
    </div>
  )
}

function Ending({ plan, at, action }: { plan: keyof typeof plans | null; at: string; action: ReactNode }) {
  const t = useTranslations("plan.payment.ending")
  const format = useFormatter()
  const label = plans[plan ?? "free"].label
  return (
    <Callout
      kind="warning"
      title={t("title", { plan: label, on: format.dateTime(new Date(at), { dateStyle: "medium" }) })}
      action={action}
    >
      {t("text")}
    </Callout>
  )
}

function Overdue({ selling }: { selling: Selling }) {
  const t = useTranslations("plan.payment")
  const now = useNow()
  const { plan, graceEndsAt } = selling.billing!
  const label = plans[plan ?? "free"].label
  const days = Math.ceil((Date.parse(graceEndsAt ?? "") - now) / day)
  const action = <ToPortal selling={selling}>{t("pay")}</ToPortal>
  if (days > 0)
    return (
      <Callout kind="warning" title={t("overdue.title", { plan: label, days })} action={action}>
        {t("overdue.text")}
      </Callout>
    )
  return (
    <Callout kind="error" title={t("lapsed.title", { plan: label })} action={action}>
      {t("lapsed.text")}
    </Callout>
  )
}

function ToPortal({ selling, children }: { selling: Selling; children: ReactNode }) {
  const may = useMay()
  if (!may("billing.openPortal")) return null
  return (
    <Button size="sm" busy={selling.busy} onClick={selling.openPortal}>
      {children}
    </Button>
  )
}
