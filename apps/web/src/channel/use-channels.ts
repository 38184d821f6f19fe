"use client"

import { notify, notifyProblem, offerUndo } from "@nightjar/ui/toast"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { useTranslations } from "next-intl"
import { problemOf } from "../data/problem.ts"
import { type Answers, useTRPC } from "../data/trpc.ts"

export type Channel = Answers["channel"]["list"][number]

const onError = (problem: unknown) => notifyProblem(problemOf(problem).message)

export const useChannels = () => {
  const { data: channels, error } = useQuery(useTRPC().channel.list.queryOptions())
  return { channels, error }
}

/** What can be done to a channel. The list changes at once; what can be taken back offers it. */
export const useChannelVerbs = () => {
  const t = useTranslations("channels")
  const trpc = useTRPC()
  const queries = useQueryClient()
  const onSettled = () => queries.invalidateQueries({ queryKey: trpc.channel.pathKey() })
  const options = { onError, onSettled }
  const editing = useMutation(trpc.channel.edit.mutationOptions(options))
  const disabling = useMutation(trpc.channel.disable.mutationOptions(options))
  const enabling = useMutation(trpc.channel.enable.mutationOptions(options))
  const deleting = useMutation(trpc.channel.delete.mutationOptions(options))
  const restoring = useMutation(trpc.channel.restore.mutationOptions(options))

  const show = (id: Channel["id"], change: (channel: Channel) => Channel | null) =>
    queries.setQueryData(trpc.channel.list.queryKey(), (before) =>
      before?.map((one) => (one.id === id ? change(one) : one)).filter((one) => one !== null),
    )
  return {
    setDefault({ id }: Channel, isDefault: boolean) {
      show(id, (one) => ({ ...one, isDefault }))
      editing.mutate({ id, isDefault })
    },
    disable({ id, name }: Channel) {
      show(id, (one) => ({ ...one, disabledAt: new Date().toISOString() }))
      disabling.mutate({ id }, { onSuccess: () => notify(t("disabled", { name })) })
    },
    enable({ id }: Channel) {
      show(id, (one) => ({ ...one, disabledAt: null }))
      enabling.mutate({ id })
    },
    remove({ id, name }: Channel) {
      show(id, () => null)
      deleting.mutate({ id }, { onSuccess: () => offerUndo(t("deleted", { name }), () => restoring.mutate({ id })) })
    },
  }
}
