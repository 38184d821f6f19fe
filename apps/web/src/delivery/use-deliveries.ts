"use client"

import { notify, notifyProblem } from "@nightjar/ui/toast"
import { keepPreviousData, useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query"
import { useTranslations } from "next-intl"
import { problemOf } from "../data/problem.ts"
import { type Answers, useTRPC } from "../data/trpc.ts"
import type { Filter } from "./filter.ts"

export type Delivery = Answers["delivery"]["list"]["deliveries"][number]

/** Pages of the log, the newest first. */
export const useDeliveries = (filter: Filter & { limit?: number }) => {
  const trpc = useTRPC()
  const query = useInfiniteQuery({
    ...trpc.delivery.list.infiniteQueryOptions(filter, { getNextPageParam: (page) => page.nextCursor }),
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
