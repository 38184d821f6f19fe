"use client"

import { isNearLimit, type LimitName } from "@nightjar/core/plan"
import { useQuery } from "@tanstack/react-query"
import { useTranslations } from "next-intl"
import { useTRPC } from "../data/trpc.ts"
import { PlanPrompt } from "./plan-prompt.tsx"

/** A plan that is full says so before a form is filled in, and one that soon will be. */
export function RoomLeft({ limit }: { limit: LimitName }) {
  const t = useTranslations("form.full")
  const trpc = useTRPC()
  const { data: usage } = useQuery(trpc.usage.get.queryOptions())
  if (!usage) return null
  const { used, max } = usage.limits[limit]
  if (max === null || !isNearLimit(used, max)) return null
  if (used < max) return <PlanPrompt title={t("near", { used, max, what: limit })} />
  return <PlanPrompt title={t(limit, { plan: usage.label, max })}>{t("hint")}</PlanPrompt>
}
