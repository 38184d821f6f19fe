"use client"

import { notify, notifyProblem, offerUndo } from "@nightjar/ui/toast"
import { type InfiniteData, useMutation, useQueryClient } from "@tanstack/react-query"
import { useTranslations } from "next-intl"
import { problemOf } from "../data/problem.ts"
import { type Answers, useTRPC } from "../data/trpc.ts"
import type { Row } from "./list/use-monitors.ts"

type MonitorId = Row["id"]
type List = InfiniteData<Answers["monitor"]["list"]>

const onError = (error: unknown) => notifyProblem(problemOf(error).message)

/** What can be done to one monitor or many. Lists change at once; what can be taken back offers it. */
export const useMonitorVerbs = () => {
  const t = useTranslations("verbs")
  const trpc = useTRPC()
  const refetch = useRefetchMonitors()
  const show = useShownRows()
  const options = { onError, onSettled: refetch }
  const pausing = useMutation(trpc.monitor.pause.mutationOptions(options))
  const resuming = useMutation(trpc.monitor.resume.mutationOptions(options))
  const deleting = useMutation(trpc.monitor.delete.mutationOptions(options))
  const restoring = useMutation(trpc.monitor.restore.mutationOptions(options))
  const restarting = useMutation(trpc.monitor.restart.mutationOptions(options))
  const checking = useMutation(trpc.probe.checkNow.mutationOptions({ onError }))

  const resume = (ids: MonitorId[]) => {
    show(ids, (row) => ({ ...row, state: "no_data" }))
    resuming.mutate({ ids })
  }
  return {
    resume,
    pause(ids: MonitorId[]) {
      show(ids, (row) => ({ ...row, state: "paused" }))
      const undo = () => resume(ids)
      pausing.mutate({ ids }, { onSuccess: () => offerUndo(t("paused", { count: ids.length }), undo) })
    },
    remove(ids: MonitorId[]) {
      show(ids, () => null)
      const undo = () => restoring.mutate({ ids })
      deleting.mutate({ ids }, { onSuccess: () => offerUndo(t("deleted", { count: ids.length }), undo) })
    },
    restart: (ids: MonitorId[]) => restarting.mutate({ ids }, { onSuccess: () => notify(t("restarted")) }),
    checkNow: (id: MonitorId) => checking.mutate({ id }, { onSuccess: () => notify(t("checking")) }),
  }
}

const useRefetchMonitors = () => {
  const queries = useQueryClient()
  const trpc = useTRPC()
  return () => queries.invalidateQueries({ queryKey: trpc.monitor.pathKey() })
}

/** Changes rows that are shown, or takes them away with null, before the server has answered. */
const useShownRows = () => {
  const queries = useQueryClient()
  const trpc = useTRPC()
  return (ids: readonly MonitorId[], change: (row: Row) => Row | null) => {
    const changed = (rows: Row[]) =>
      rows.map((row) => (ids.includes(row.id) ? change(row) : row)).filter((row) => row !== null)
    queries.setQueriesData<List>(
      { queryKey: trpc.monitor.list.infiniteQueryFilter().queryKey },
      (list) => list && { ...list, pages: list.pages.map((page) => ({ ...page, monitors: changed(page.monitors) })) },
    )
  }
}
