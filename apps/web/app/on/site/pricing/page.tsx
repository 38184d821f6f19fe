import { type Plan, plans } from "@nightjar/core/plan"
import { LinkButton } from "@nightjar/ui/link-button"
import type { Metadata } from "next"
import Link from "next/link"
import { getTranslations } from "next-intl/server"
import { PlanFacts } from "../../../../src/plan/plan-facts.tsx"

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
  return (
    <section className="flex flex-col rounded-xl border bg-raised p-5 shadow-card">
      <h2 className="font-semibold text-lg">{plan.label}</h2>
      <PlanFacts plan={plan} />
      <LinkButton asChild className="mt-6">
        <Link href="/sign-up">{t("choose")}</Link>
      </LinkButton>
    </section>
  )
}
