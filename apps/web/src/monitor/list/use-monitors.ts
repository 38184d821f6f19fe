"use client"

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query"
import type { Answers } from "../../data/trpc.ts"
import { useTRPC } from "../../data/trpc.ts"
import type { Filter } from "./filter.ts"

export type Row = Answers["monitor"]["list"]["monitors"][number]

/** Pages of the list; the rows so far, and the next page when somebody scrolls near the end. */
export const useMonitors = (filter: Filter) => {
  const trpc = useTRPC()
  const query = useInfiniteQuery({
    ...trpc.monitor.list.infiniteQueryOptions(filter, { getNextPageParam: (page) => page.nextCursor }),
    placeholderData: keepPreviousData,
  })
  return { ...query, rows: query.data?.pages.flatMap((page) => page.monitors) }
}
