"use client"

import { tagColors } from "@nightjar/core/tag"
import { notifyProblem, offerUndo } from "@nightjar/ui/toast"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { useTranslations } from "next-intl"
import { problemOf } from "../../data/problem.ts"
import { type Answers, useTRPC } from "../../data/trpc.ts"

export type Tag = Answers["tag"]["list"][number]

/** What is deleted leaves the list at once; a tag that was on no monitor can be brought back by making it again. */
export const useTags = () => {
  const t = useTranslations("tags")
  const trpc = useTRPC()
  const queries = useQueryClient()
  const list = trpc.tag.list.queryOptions()
  const { data: tags, error } = useQuery(list)
  const onSettled = () =>
    Promise.all([trpc.tag.pathKey(), trpc.monitor.pathKey()].map((queryKey) => queries.invalidateQueries({ queryKey })))
  const onError = (problem: unknown) => notifyProblem(problemOf(problem).message)
  const creating = useMutation(trpc.tag.create.mutationOptions({ onSettled }))
  const restoring = useMutation(trpc.tag.create.mutationOptions({ onSettled, onError }))
  const deleting = useMutation(trpc.tag.delete.mutationOptions({ onSettled, onError }))

  const remove = (tag: Tag) => {
    queries.setQueryData(list.queryKey, (before) => before?.filter((one) => one.id !== tag.id))
    const undo = () => restoring.mutate({ name: tag.name, color: tagColors.find((color) => color === tag.color) })
    deleting.mutate(
      { id: tag.id },
      { onSuccess: () => tag.monitors === 0 && offerUndo(t("deleted", { name: tag.name }), undo) },
    )
  }
  return { tags, error, create: creating.mutateAsync, remove }
}
