"use client"

import { notify, notifyProblem } from "@nightjar/ui/toast"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { useTranslations } from "next-intl"
import { problemOf } from "../../data/problem.ts"
import { type Answers, useTRPC } from "../../data/trpc.ts"

export type ApiKey = Answers["apiKey"]["list"][number]

/** The key itself is in this one answer and nowhere else. */
export type FreshKey = Answers["apiKey"]["create"]

/** Null while it works. */
export const endOf = ({ revokedAt, expiresAt }: ApiKey, now: number): "revoked" | "expired" | null => {
  if (revokedAt) return "revoked"
  return expiresAt && Date.parse(expiresAt) <= now ? "expired" : null
}

export const useKeys = () => {
  const t = useTranslations("keys")
  const trpc = useTRPC()
  const queries = useQueryClient()
  const { data: keys, error } = useQuery(trpc.apiKey.list.queryOptions())
  const refetch = () => queries.invalidateQueries({ queryKey: trpc.apiKey.pathKey() })
  const creating = useMutation(trpc.apiKey.create.mutationOptions({ onSuccess: refetch }))
  const revoking = useMutation(
    trpc.apiKey.revoke.mutationOptions({
      onSettled: refetch,
      onError: (problem) => notifyProblem(problemOf(problem).message),
    }),
  )
  return {
    keys,
    error,
    create: creating.mutateAsync,
    revoke: (key: ApiKey) =>
      revoking.mutate({ id: key.id }, { onSuccess: () => notify(t("revoked", { name: key.name })) }),
  }
}
