"use client"

import type { LimitName } from "@nightjar/core/plan"
import { Callout } from "@nightjar/ui/callout"
import { useQuery } from "@tanstack/react-query"
import { useTranslations } from "next-intl"
import { useTRPC } from "../../data/trpc.ts"

/** A plan that is full says so before a form is filled in. */
export function RoomLeft({ limit }: { limit: Exclude<LimitName, "members"> }) {
  const t = useTranslations("form.full")
  const trpc = useTRPC()
  const { data: usage } = useQuery(trpc.usage.get.queryOptions())
  if (!usage) return null
  const { used, max } = usage.limits[limit]
  if (max === null || used < max) return null
  return (
    <Callout kind="warning" title={t(limit, { plan: usage.label, max })} className="mb-5">
      {t("hint")}
    </Callout>
  )
}
