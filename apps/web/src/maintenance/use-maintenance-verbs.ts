"use client"

import { notify, notifyProblem, offerUndo } from "@nightjar/ui/toast"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useTranslations } from "next-intl"
import { problemOf } from "../data/problem.ts"
import { type Answers, useTRPC } from "../data/trpc.ts"

export type Maintenance = Answers["maintenance"]["list"][number]
export type ShownMaintenance = Answers["maintenance"]["get"]
type Named = Pick<Maintenance, "id" | "title">

/** What can be done to a maintenance. Its monitors follow within a second, and say so themselves. */
export const useMaintenanceVerbs = () => {
  const t = useTranslations("maintenance")
  const trpc = useTRPC()
  const queries = useQueryClient()
  const onSettled = () => queries.invalidateQueries({ queryKey: trpc.maintenance.pathKey() })
  const onError = (error: unknown) => notifyProblem(problemOf(error).message)
  const options = { onSettled, onError }
  const starting = useMutation(trpc.maintenance.start.mutationOptions(options))
  const ending = useMutation(trpc.maintenance.end.mutationOptions(options))
  const deleting = useMutation(trpc.maintenance.delete.mutationOptions(options))
  const restoring = useMutation(trpc.maintenance.create.mutationOptions(options))
  return {
    start: ({ id, title }: Named) => starting.mutate({ id }, { onSuccess: () => notify(t("started", { title })) }),
    end: ({ id, title }: Named) => ending.mutate({ id }, { onSuccess: () => notify(t("endedNow", { title })) }),
    /** One that has never run can be brought back by planning it again. */
    remove(maintenance: ShownMaintenance, onGone: () => void) {
      const { id, title, description, timeZone, timing, monitors, tags, history } = maintenance
      const ids = { monitors: monitors.map((one) => one.id), tags: tags.map((one) => one.id) }
      const undo = () => restoring.mutate({ title, description, timeZone, timing, ...ids })
      const onSuccess = () => {
        onGone()
        if (history.length === 0) offerUndo(t("deleted", { title }), undo)
      }
      deleting.mutate({ id }, { onSuccess })
    },
    isBusy: starting.isPending || ending.isPending,
  }
}
