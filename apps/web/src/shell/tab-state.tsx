"use client"

import { FaviconState } from "@nightjar/ui/favicon-state"
import { type State, worstState } from "@nightjar/ui/rules/state"
import { useQuery } from "@tanstack/react-query"
import { useTranslations } from "next-intl"
import { useTRPC } from "../data/trpc.ts"
import { useFacts } from "./facts-provider.tsx"

/** The tab's title and sign tell the worst state of the workspace. */
export function TabState() {
  const t = useTranslations("tab")
  const trpc = useTRPC()
  const { tenant } = useFacts()
  const { data: summary } = useQuery(trpc.monitor.summary.queryOptions())
  if (!summary) return null
  const { states: counts } = summary
  const present = (Object.keys(counts) as State[]).filter((state) => counts[state])
  const state = worstState(present)
  const words = { count: counts[state] ?? 0, tenant: tenant.name }
  return <FaviconState state={state} title={present.length === 0 ? tenant.name : t(state, words)} />
}
