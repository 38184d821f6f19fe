"use client"

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query"
import { useTRPC } from "../../data/trpc.ts"
import type { IncidentFilter } from "./filter.ts"

/** The rows so far, those that last first, and the next page when somebody asks for older ones. */
export const useIncidents = (filter: IncidentFilter) => {
  const trpc = useTRPC()
  const query = useInfiniteQuery({
    ...trpc.incident.list.infiniteQueryOptions(filter, { getNextPageParam: (page) => page.nextCursor }),
    placeholderData: keepPreviousData,
  })
  return { ...query, rows: query.data?.pages.flatMap((page) => page.incidents) }
}
