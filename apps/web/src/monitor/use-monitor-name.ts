"use client"

import type { Id } from "@nightjar/kit/id"
import { skipToken, useQuery } from "@tanstack/react-query"
import { useTRPC } from "../data/trpc.ts"

/** Of a filter that the address bar knows by id alone; dots until it is known. */
export const useMonitorName = (id: Id<"monitor"> | undefined): string => {
  const trpc = useTRPC()
  const { data } = useQuery(trpc.monitor.get.queryOptions(id ? { id } : skipToken))
  return data?.name ?? "…"
}
