import { type Plan, plans } from "@nightjar/core/plan"
import { humanDuration, second } from "@nightjar/kit/time"
import { LinkButton } from "@nightjar/ui/link-button"
import type { Metadata } from "next"
import Link from "next/link"
import { getTranslations } from "next-intl/server"

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations("site")
  return { title: t("pricing") }
}

export default async function Pricing() {
  const t = await getTranslations("site")
  return (
    <div className="mx-auto w-full max-w-5xl px-4 py-10 sm:px-6 sm:py-16">
      <h1 className="font-semibold text-2xl">{t("pricing")}</h1>
      <p className="mt-2 max-w-xl text-ink-soft">{t("pricingLead")}</p>
      <div className="mt-8 grid gap-4 sm:grid-cols-3">
        {Object.entries(plans).map(([name, plan]) => (
          <PlanCard key={name} plan={plan} />
        ))}
      </div>
    </div>
  )
}

async function PlanCard({ plan }: { plan: Plan }) {
  const t = await getTranslations("site.plan")
  const { monitors, members, channels, statusPages } = plan.limits
  const rows = [
    ["monitors", monitors === null ? t("unlimited") : String(monitors)],
    ["members", members === null ? t("unlimited") : String(members)],
    ["channels", channels === null ? t("unlimited") : String(channels)],
    ["statusPages", statusPages === null ? t("unlimited") : String(statusPages)],
    ["interval", humanDuration(plan.minIntervalSeconds * second)],
    ["retention", t("days", { count: plan.retentionDays })],
  ] as const
  return (
    <section className="flex flex-col rounded-xl border bg-raised p-5 shadow-card">
      <h2 className="font-semibold text-lg">{plan.label}</h2>
      <dl className="mt-4 flex-1 space-y-2">
        {rows.map(([name, value]) => (
          <div key={name} className="flex justify-between gap-4">
            <dt className="text-ink-soft">{t(name)}</dt>
            <dd className="font-medium">{value}</dd>
          </div>
        ))}
      </dl>
      <LinkButton asChild className="mt-6">
        <Link href="/sign-up">{t("choose")}</Link>
      </LinkButton>
    </section>
  )
}
