"use client"

import { notify, notifyProblem } from "@nightjar/ui/toast"
import { type InfiniteData, useMutation, useQueryClient } from "@tanstack/react-query"
import { useTranslations } from "next-intl"
import { problemOf } from "../data/problem.ts"
import { type Answers, useTRPC } from "../data/trpc.ts"
import { useFacts } from "../shell/facts-provider.tsx"

export type Incident = Answers["incident"]["get"]
export type IncidentRow = Answers["incident"]["list"]["incidents"][number]
type IncidentId = Incident["id"]

/** What list and page show of one alike, before the server has answered. */
type Change = Partial<Pick<IncidentRow, "state" | "acknowledgedAt" | "acknowledgedBy" | "mutedAt">>

const onError = (error: unknown) => notifyProblem(problemOf(error).message)

/** What people do about an outage. */
export const useIncidentVerbs = () => {
  const t = useTranslations("incidents")
  const trpc = useTRPC()
  const queries = useQueryClient()
  const show = useShown()
  const { name, email } = useFacts().member
  const onSettled = () => queries.invalidateQueries({ queryKey: trpc.incident.pathKey() })
  const options = { onError, onSettled }
  const acknowledging = useMutation(trpc.incident.acknowledge.mutationOptions(options))
  const muting = useMutation(trpc.incident.mute.mutationOptions(options))
  const unmuting = useMutation(trpc.incident.unmute.mutationOptions(options))
  const resolving = useMutation(trpc.incident.resolve.mutationOptions(options))
  const commenting = useMutation(trpc.incident.comment.mutationOptions({ onSettled }))
  const now = () => new Date().toISOString()
  return {
    acknowledge(id: IncidentId) {
      show(id, { state: "acknowledged", acknowledgedAt: now(), acknowledgedBy: name || email })
      acknowledging.mutate({ id })
    },
    toggleMute({ id, mutedAt }: Pick<Incident, "id" | "mutedAt">) {
      show(id, { mutedAt: mutedAt ? null : now() })
      if (mutedAt) unmuting.mutate({ id })
      else muting.mutate({ id }, { onSuccess: () => notify(t("nowMuted"), t("nowMutedDetail")) })
    },
    resolve: (id: IncidentId) => resolving.mutate({ id }),
    isResolving: resolving.isPending,
    commenting,
  }
}

const useShown = () => {
  const queries = useQueryClient()
  const trpc = useTRPC()
  return (id: IncidentId, change: Change) => {
    const changed = (row: IncidentRow) => (row.id === id ? { ...row, ...change } : row)
    queries.setQueriesData<InfiniteData<Answers["incident"]["list"]>>(
      { queryKey: trpc.incident.list.infiniteQueryFilter().queryKey },
      (list) =>
        list && { ...list, pages: list.pages.map((page) => ({ ...page, incidents: page.incidents.map(changed) })) },
    )
    queries.setQueryData(trpc.incident.get.queryKey({ id }), (incident) => incident && { ...incident, ...change })
  }
}
