import type { LimitName, Plan } from "@nightjar/core/plan"
import { humanDuration, second } from "@nightjar/kit/time"
import { useFormatter, useTranslations } from "next-intl"

/** What a plan costs and holds: the same for whoever has it and whoever may choose it. */
export function PlanFacts({ plan }: { plan: Plan }) {
  const t = useTranslations("plan")
  const limits = Object.entries(plan.limits) as [LimitName, number | null][]
  const rows = [
    ...limits.map(([name, max]) => [t(`holds.${name}`), max === null ? t("unlimited") : String(max)] as const),
    [t("holds.interval"), humanDuration(plan.minIntervalSeconds * second)] as const,
    [t("holds.retention"), t("days", { count: plan.retentionDays })] as const,
  ]
  return (
    <>
      <p className="mt-1 text-ink-soft">
        <PriceText price={plan.price} />
      </p>
      <dl className="mt-4 flex-1 space-y-2">
        {rows.map(([label, value]) => (
          <div key={label} className="flex justify-between gap-4">
            <dt className="text-ink-soft">{label}</dt>
            <dd className="font-medium">{value}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}

function PriceText({ price }: Pick<Plan, "price">) {
  const t = useTranslations("plan")
  const format = useFormatter()
  if (!price) return t("noPrice")
  const whole = price.amount % 100 === 0
  const amount = format.number(price.amount / 100, {
    style: "currency",
    currency: price.currency,
    minimumFractionDigits: whole ? 0 : 2,
  })
  return t("monthly", { amount })
}
