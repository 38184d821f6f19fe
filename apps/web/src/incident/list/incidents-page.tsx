"use client"

import { PageHeader } from "@nightjar/ui/page-header"
import { StateMark } from "@nightjar/ui/state-mark"
import { useQuery } from "@tanstack/react-query"
import { useTranslations } from "next-intl"
import { useTRPC } from "../../data/trpc.ts"
import { IncidentList } from "./incident-list.tsx"

/** How many last and whether somebody is on them; then each. */
export function IncidentsPage() {
  const t = useTranslations("incidents")
  const trpc = useTRPC()
  const { data: counts } = useQuery(trpc.incident.summary.queryOptions())
  return (
    <>
      <PageHeader
        mark={counts && <StateMark state={counts.open > 0 ? "down" : "up"} className="size-5" />}
        title={counts ? t("open", { count: counts.open }) : t("title")}
        description={counts && counts.open > 0 && t("unacknowledged", { count: counts.unacknowledged })}
      />
      <IncidentList />
    </>
  )
}
