"use client"

import { Badge } from "@nightjar/ui/badge"
import { BellOff } from "lucide-react"
import { useTranslations } from "next-intl"
import type { IncidentRow } from "./use-incident-verbs.ts"

/** Who is on it, and whether people are still told. */
export function Knowing(incident: Pick<IncidentRow, "acknowledgedAt" | "acknowledgedBy" | "mutedAt">) {
  const t = useTranslations("incidents")
  const { acknowledgedAt, acknowledgedBy, mutedAt } = incident
  return (
    <>
      {acknowledgedAt && (
        <span className="min-w-0 truncate">
          {acknowledgedBy ? t("acknowledgedBy", { who: acknowledgedBy }) : t("acknowledged")}
        </span>
      )}
      {mutedAt && (
        <Badge className="gap-1">
          <BellOff aria-hidden="true" className="size-3" />
          {t("muted")}
        </Badge>
      )}
    </>
  )
}
