"use client"

import { CountBadge } from "@nightjar/ui/count-badge"
import { useQuery } from "@tanstack/react-query"
import { useTranslations } from "next-intl"
import { useTRPC } from "../data/trpc.ts"
import { useIsAlive } from "../document/use-is-alive.ts"

/** How many incidents are open, in the navigation; red while nobody is on one of them. */
export function OpenCount() {
  const t = useTranslations("incidents")
  const trpc = useTRPC()
  const { data } = useQuery(trpc.incident.summary.queryOptions())
  const isAlive = useIsAlive()
  if (!data || !isAlive) return null
  return <CountBadge count={data.open} label={t("count", { count: data.open })} urgent={data.unacknowledged > 0} />
}
