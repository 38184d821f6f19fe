"use client"

import { Button } from "@nightjar/ui/button"
import { EmptyState } from "@nightjar/ui/empty-state"
import { Siren } from "lucide-react"
import { useTranslations } from "next-intl"
import { type IncidentFilter, isNarrowed, unfiltered } from "./filter.ts"

interface NoIncidentProps {
  filter: IncidentFilter
  onChange: (changes: Partial<IncidentFilter>) => void
}

/** Good news, or a filter that fits nothing. */
export function NoIncident({ filter, onChange }: NoIncidentProps) {
  const t = useTranslations("incidents")
  const all = <Button onClick={() => onChange(unfiltered)}>{t("showAll")}</Button>
  if (isNarrowed(filter)) return <EmptyState title={t("noMatch")}>{all}</EmptyState>
  if (filter.open)
    return (
      <EmptyState title={t("noneOpen")} description={t("noneOpenText")}>
        {all}
      </EmptyState>
    )
  return <EmptyState icon={<Siren aria-hidden="true" />} title={t("none")} description={t("noneText")} />
}
