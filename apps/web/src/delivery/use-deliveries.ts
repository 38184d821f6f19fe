"use client"

import type { AppRouter } from "@nightjar/core/router"
import { notify, notifyProblem } from "@nightjar/ui/toast"
import { keepPreviousData, useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query"
import type { TRPCOptionsProxy } from "@trpc/tanstack-react-query"
import { useTranslations } from "next-intl"
import { problemOf } from "../data/problem.ts"
import { type Answers, useTRPC } from "../data/trpc.ts"
import type { Filter } from "./filter.ts"

export type Delivery = Answers["delivery"]["list"]["deliveries"][number]

/** The first page begins with 0, since that is what JSON can say: the answer comes with the document. */
export const logPages = (trpc: TRPCOptionsProxy<AppRouter>, filter: Filter & { limit?: number }) =>
  trpc.delivery.list.infiniteQueryOptions(filter, { initialCursor: 0, getNextPageParam: (page) => page.nextCursor })

/** Pages of the log, the newest first. */
export const useDeliveries = (filter: Filter & { limit?: number }) => {
  const trpc = useTRPC()
  const query = useInfiniteQuery({
    ...logPages(trpc, filter),
    placeholderData: keepPreviousData,
  })
  return { ...query, deliveries: query.data?.pages.flatMap((page) => page.deliveries) }
}

export const useResend = () => {
  const t = useTranslations("deliveries")
  const trpc = useTRPC()
  const queries = useQueryClient()
  return useMutation(
    trpc.delivery.resend.mutationOptions({
      onSuccess: () => notify(t("resent")),
      onError: (problem) => notifyProblem(problemOf(problem).message),
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.delivery.pathKey() }),
    }),
  )
}
