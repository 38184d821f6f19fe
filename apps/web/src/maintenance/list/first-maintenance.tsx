"use client"

import type { Strategy } from "@nightjar/core/maintenance/timing"
import { EmptyState } from "@nightjar/ui/empty-state"
import { LinkButton } from "@nightjar/ui/link-button"
import { Wrench } from "lucide-react"
import Link from "next/link"
import { useTranslations } from "next-intl"

const offered = ["single", "weekdays", "manual"] as const satisfies Strategy[]

/** Nothing is planned yet: the first step is to say how it comes. */
export function FirstMaintenance({ mayPlan }: { mayPlan: boolean }) {
  const t = useTranslations("maintenance")
  return (
    <EmptyState icon={<Wrench aria-hidden="true" />} title={t("none")} description={t("noneText")}>
      {mayPlan &&
        offered.map((strategy) => (
          <LinkButton key={strategy} asChild>
            <Link href={`/maintenance/new?strategy=${strategy}`}>{t(`strategies.${strategy}`)}</Link>
          </LinkButton>
        ))}
    </EmptyState>
  )
}
