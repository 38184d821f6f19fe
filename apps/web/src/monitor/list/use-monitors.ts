"use client"

import type { AppRouter } from "@nightjar/core/router"
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query"
import type { TRPCOptionsProxy } from "@trpc/tanstack-react-query"
import type { Answers } from "../../data/trpc.ts"
import { useTRPC } from "../../data/trpc.ts"
import type { Filter } from "./filter.ts"

export type Row = Answers["monitor"]["list"]["monitors"][number]

/** The first page begins with 0, since that is what JSON can say: the answer comes with the document. */
export const listPages = (trpc: TRPCOptionsProxy<AppRouter>, filter: Filter) =>
  trpc.monitor.list.infiniteQueryOptions(filter, { initialCursor: 0, getNextPageParam: (page) => page.nextCursor })

/** Pages of the list; the rows so far, and the next page when somebody scrolls near the end. */
export const useMonitors = (filter: Filter) => {
  const trpc = useTRPC()
  const query = useInfiniteQuery({
    ...listPages(trpc, filter),
    placeholderData: keepPreviousData,
  })
  return { ...query, rows: query.data?.pages.flatMap((page) => page.monitors) }
}
