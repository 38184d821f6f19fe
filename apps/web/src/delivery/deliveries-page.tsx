"use client"

import { Button } from "@nightjar/ui/button"
import { EmptyState } from "@nightjar/ui/empty-state"
import { MailQuestion } from "lucide-react"
import { useSearchParams } from "next/navigation"
import { useTranslations } from "next-intl"
import { useMemo } from "react"
import { ChannelsFrame } from "../channel/channels-frame.tsx"
import { DeliveryFilters } from "./delivery-filters.tsx"
import { DeliveryList } from "./delivery-list.tsx"
import { type Filter, filterOf, isNarrowed, paramsOf } from "./filter.ts"

/** The log: what was sent to whom, and what came of it. */
export function DeliveriesPage() {
  const t = useTranslations("deliveries")
  const params = useSearchParams()
  const filter = useMemo(() => filterOf(new URLSearchParams(params)), [params])
  const change = (next: Filter) => {
    const query = paramsOf(next).toString()
    window.history.pushState(null, "", query ? `?${query}` : window.location.pathname)
  }
  const empty = isNarrowed(filter) ? (
    <EmptyState title={t("noMatch")}>
      <Button onClick={() => change({ states: [] })}>{t("showAll")}</Button>
    </EmptyState>
  ) : (
    <EmptyState icon={<MailQuestion aria-hidden="true" />} title={t("none")} description={t("noneText")} />
  )
  return (
    <ChannelsFrame>
      <DeliveryFilters filter={filter} onChange={change} />
      <DeliveryList filter={filter} empty={empty} />
    </ChannelsFrame>
  )
}
