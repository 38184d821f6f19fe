"use client"

import { CountBadge } from "@nightjar/ui/count-badge"
import { useQuery } from "@tanstack/react-query"
import { useTranslations } from "next-intl"
import { useTRPC } from "../data/trpc.ts"

/** How many incidents are open, in the navigation; red while nobody is on one of them. */
export function OpenCount() {
  const t = useTranslations("incidents")
  const trpc = useTRPC()
  const { data } = useQuery(trpc.incident.summary.queryOptions())
  if (!data) return null
  return <CountBadge count={data.open} label={t("count", { count: data.open })} urgent={data.unacknowledged > 0} />
}
