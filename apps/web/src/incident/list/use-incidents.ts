"use client"

import type { AppRouter } from "@nightjar/core/router"
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query"
import type { TRPCOptionsProxy } from "@trpc/tanstack-react-query"
import { useTRPC } from "../../data/trpc.ts"
import type { IncidentFilter } from "./filter.ts"

/** The first page begins with 0, since that is what JSON can say: the answer comes with the document. */
export const incidentPages = (trpc: TRPCOptionsProxy<AppRouter>, filter: IncidentFilter) =>
  trpc.incident.list.infiniteQueryOptions(filter, { initialCursor: 0, getNextPageParam: (page) => page.nextCursor })

/** The rows so far, those that last first, and the next page when somebody asks for older ones. */
export const useIncidents = (filter: IncidentFilter) => {
  const trpc = useTRPC()
  const query = useInfiniteQuery({
    ...incidentPages(trpc, filter),
    placeholderData: keepPreviousData,
  })
  return { ...query, rows: query.data?.pages.flatMap((page) => page.incidents) }
}
